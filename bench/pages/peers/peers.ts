import type { Peer } from './peer.ts';
import { type PeerMeasured, type PeerName, type PeersInput, peerNames } from './peersTypes.ts';

/** A pipeline in a realm of its own: TF.js keeps its engine in the global object, and each brings another TF.js. */
async function open(name: PeerName): Promise<Peer> {
  const frame = document.createElement('iframe');
  frame.src = name === 'ours-mirrored' ? './peer-ours.html#mirrored' : `./peer-${name}.html`;
  await new Promise((resolve) => {
    frame.onload = resolve;
    document.body.append(frame);
  });
  const peer = await frame.contentWindow?.peer;
  if (!peer) throw new Error(`${name} did not load.`);
  return peer;
}

async function bitmapOf(name: string): Promise<ImageBitmap> {
  const bytes = Uint8Array.from(atob(await pictureOf(name)), (character) => character.charCodeAt(0));
  return createImageBitmap(new Blob([bytes]));
}

async function bench({ pictures, rounds }: PeersInput): Promise<Record<PeerName, PeerMeasured>> {
  const peers = new Map<PeerName, Peer>();
  const measured = {} as Record<PeerName, PeerMeasured>;
  const encodings = new Map<PeerName, (Float32Array | undefined)[]>();
  for (const name of peerNames) {
    const peer = await open(name);
    peers.set(name, peer);
    measured[name] = { backend: peer.backend, ms: [], found: [], genuine: [], impostor: [] };
    encodings.set(name, []);
    const [first] = pictures;
    // The first picture of each is the compiler's.
    if (first) await peer.encode(await bitmapOf(first.name));
  }
  for (const { name: picture } of pictures) {
    const image = await bitmapOf(picture);
    // In turn, so that whatever else the machine does falls on all alike.
    for (let round = 0; round < rounds; round++) {
      for (const [name, peer] of peers) {
        const begun = performance.now();
        const faces = await peer.encode(image);
        measured[name].ms.push(performance.now() - begun);
        if (round > 0) continue;
        measured[name].found.push(faces.length);
        encodings.get(name)?.push(faces[0]);
      }
    }
  }
  for (const [name, peer] of peers) {
    const of = encodings.get(name) ?? [];
    pictures.forEach(({ person }, i) => {
      pictures.slice(i + 1).forEach(({ person: other }, offset) => {
        const [left, right] = [of[i], of[i + 1 + offset]];
        if (!left || !right || person === null || other === null) return;
        measured[name][person === other ? 'genuine' : 'impostor'].push(peer.distance(left, right));
      });
    });
  }
  return measured;
}

Object.assign(window, { bench });
