import type { TakenPhoto } from './facts.ts';

// Names of faces in XMP, as the Metadata Working Group has it (Guidelines for Handling Image Metadata 2.0, 2010, section 5.9):
// regions whose area is told by its middle, in shares of the picture. Lightroom, digiKam and Immich read these.

const NS = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'mwg-rs': 'http://www.metadataworkinggroup.com/schemas/regions/',
  stArea: 'http://ns.adobe.com/xmp/sType/Area#',
  stDim: 'http://ns.adobe.com/xap/1.0/sType/Dimensions#',
  dc: 'http://purl.org/dc/elements/1.1/',
} as const;

/** Marks of an XMP packet (ISO 16684-1, 7.3.2); the identifier is the same in all. */
const BEGIN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>';
const END = '<?xpacket end="w"?>';

const SHELL = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="${NS.rdf}"><rdf:Description rdf:about=""/></rdf:RDF></x:xmpmeta>`;

/**
 * An XMP packet with the photo's named faces. What a former packet says otherwise stays, regions of other kinds and of faces that
 * have no name here, too; where a named face lies, its region is replaced.
 *
 * @param former the packet that lies in the file or beside it; null when there is none
 * @returns null when the former packet cannot be read, so that nothing of it is lost
 */
export function xmpOf(photo: TakenPhoto, former: string | null): string | null {
  const document = parse(former ?? SHELL);
  const rdf = document?.getElementsByTagNameNS(NS.rdf, 'RDF')[0];
  if (!document || !rdf) return null;
  let description = childrenOf(rdf, NS.rdf, 'Description')[0];
  if (!description) {
    description = document.createElementNS(NS.rdf, 'rdf:Description');
    description.setAttributeNS(NS.rdf, 'rdf:about', '');
    rdf.appendChild(description);
  }
  const kept = otherRegions(rdf, photo);
  for (const old of [...rdf.getElementsByTagNameNS(NS['mwg-rs'], 'Regions')])
    old.parentNode?.removeChild(old);
  writeRegions(document, description, photo, kept);
  addSubjects(document, rdf, description, namesOf(photo));
  return `${BEGIN}${new XMLSerializer().serializeToString(document.documentElement)}${END}`;
}

const namesOf = ({ faces }: TakenPhoto) => [...new Set(faces.flatMap(({ person }) => person ?? []))];

function parse(text: string): Document | null {
  const inner = text.replace(/<\?xpacket[^>]*\?>/g, '').trim();
  try {
    const document = new DOMParser().parseFromString(inner, 'text/xml');
    return document.getElementsByTagName('parsererror').length > 0 ? null : document;
  } catch {
    // Some parsers throw where others tell in the document.
    return null;
  }
}

/** Regions that are no faces (barcodes, pets, points of focus), and faces that other programs know and nobody named here. */
function otherRegions(rdf: Element, { faces }: TakenPhoto): Element[] {
  const named = faces.filter(({ person }) => person !== null);
  return [...rdf.getElementsByTagNameNS(NS['mwg-rs'], 'RegionList')].flatMap((list) =>
    [...list.getElementsByTagNameNS(NS.rdf, 'li')].filter((item) => {
      const [x, y] = [Number(told(item, 'stArea:x')), Number(told(item, 'stArea:y'))];
      const inside = named.some(
        ({ box }) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
      );
      return told(item, 'mwg-rs:Type') !== 'Face' || !inside;
    }),
  );
}

/** What a region says: as an attribute or an element, on itself or within. */
function told(item: Element, name: Name): string | null {
  const [space, local] = [spaceOf(name), name.slice(name.indexOf(':') + 1)];
  const element = item.getElementsByTagNameNS(space, local)[0];
  if (element) return element.textContent;
  for (const each of [item, ...item.getElementsByTagName('*')]) {
    if (each.hasAttributeNS(space, local)) return each.getAttributeNS(space, local);
  }
  return null;
}

function writeRegions(document: Document, description: Element, photo: TakenPhoto, kept: Element[]): void {
  const element = (name: Name, attributes: Partial<Record<Name, string>> = {}) => {
    const made = document.createElementNS(spaceOf(name), name);
    for (const [key, value = ''] of Object.entries(attributes))
      made.setAttributeNS(spaceOf(key as Name), key, value);
    return made;
  };
  const regions = element('mwg-rs:Regions', { 'rdf:parseType': 'Resource' });
  const size = element('mwg-rs:AppliedToDimensions', {
    'stDim:w': String(photo.width),
    'stDim:h': String(photo.height),
    'stDim:unit': 'pixel',
  });
  const list = element('mwg-rs:RegionList');
  const bag = element('rdf:Bag');
  for (const { person, box } of photo.faces) {
    if (person === null) continue;
    const item = element('rdf:li');
    const region = element('rdf:Description', { 'mwg-rs:Name': clean(person), 'mwg-rs:Type': 'Face' });
    region.appendChild(
      element('mwg-rs:Area', {
        'stArea:x': share(box.x + box.width / 2),
        'stArea:y': share(box.y + box.height / 2),
        'stArea:w': share(box.width),
        'stArea:h': share(box.height),
        'stArea:unit': 'normalized',
      }),
    );
    item.appendChild(region);
    bag.appendChild(item);
  }
  for (const item of kept) bag.appendChild(item);
  list.appendChild(bag);
  regions.appendChild(size);
  regions.appendChild(list);
  description.appendChild(regions);
}

/** Names are keywords as well: for programs that know no regions. */
function addSubjects(document: Document, rdf: Element, description: Element, names: readonly string[]): void {
  let bag = rdf.getElementsByTagNameNS(NS.dc, 'subject')[0]?.getElementsByTagNameNS(NS.rdf, 'Bag')[0];
  if (!bag) {
    if (names.length === 0) return;
    const subject = document.createElementNS(NS.dc, 'dc:subject');
    bag = document.createElementNS(NS.rdf, 'rdf:Bag');
    subject.appendChild(bag);
    description.appendChild(subject);
  }
  const there = new Set([...bag.getElementsByTagNameNS(NS.rdf, 'li')].map((item) => item.textContent));
  for (const name of names) {
    if (there.has(name)) continue;
    const item = document.createElementNS(NS.rdf, 'rdf:li');
    item.textContent = clean(name);
    bag.appendChild(item);
  }
}

type Name = `${keyof typeof NS}:${string}`;
const spaceOf = (name: Name) => NS[name.split(':')[0] as keyof typeof NS];

const childrenOf = (parent: Element, space: string, name: string): Element[] =>
  [...parent.getElementsByTagNameNS(space, name)].filter((child) => child.parentNode === parent);

/** A box that reaches beyond the picture is told as it is: readers clip it. */
const share = (value: number) => value.toFixed(6);

/** XML 1.0 knows no control characters. */
const clean = (text: string) => text.replace(/\p{Cc}/gu, ' ');
