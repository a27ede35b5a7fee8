import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import compile from 'icu-minify/compile';
import { parseSync } from 'vite';

// `npm run lint` runs it: no words for people outside the catalogue, no key without a use. That each language has every key, and
// no key is asked for that is not there, the types say (src/words/keys.ts). With paths, only what is under them is looked at.

const under = process.argv.slice(2);
const files = (await readdir('src', { recursive: true }))
  .map((file) => join('src', file).replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/testing\/|^src\/words\//.test(file));

/** Attributes and fields that people read or hear. */
const SPOKEN =
  /^(label|title|placeholder|alt|hint|detail|prompt|lead|aside|summary|caption|unit|aria-label|aria-description|aria-roledescription|aria-valuetext|shown)$/;
/** Elements whose text is mathematics or code, the same in every language. */
const FORMAL = /^(code|var|pre|kbd|Formula|math)$/;
/** Thrown at programmers, never meant to be read on the page. */
const INTERNAL = /^(Error|RangeError|TypeError|DOMException)$/;
/** A sentence, or a label of more than one word: starts with a capital and has a space between words. */
const SENTENCE = /^\p{Lu}[\p{L}’']+,? \p{L}{2,}|\p{Ll}{2,} \p{Ll}{2,} \p{Ll}{2,}/u;
const WORD = /\p{L}{3,}|\p{Script=Han}/u;

type Node = { type: string; start: number; [key: string]: unknown };
const faults: string[] = [];
let source = '';
/** The file that is looked at. */
let text = '';
let lines: string[] = [];

for (const file of files) {
  text = await readFile(file, 'utf8');
  source += text;
  if (under.length > 0 && !under.some((path) => file.startsWith(path))) continue;
  const { program } = parseSync(file, text, { lang: file.endsWith('x') ? 'tsx' : 'ts' });
  lines = text.split('\n');
  const fault = (node: Node, words: string) => {
    if (words === 'Likeness' || words === 'VGG-19' || isMarked(node)) return;
    faults.push(`${file}:${lineOf(node)}: ${words.trim().replace(/\s+/g, ' ').slice(0, 90)}`);
  };
  walk(program as unknown as Node, null, fault);
}

function lineOf(node: Node): number {
  return text.slice(0, node.start).split('\n').length;
}

/** Whether it is said to be the same in every language, where it stands or in the line before; of a table, before the table. */
function isMarked(node: Node): boolean {
  const around = lines.slice(Math.max(0, lineOf(node) - 2), lineOf(node));
  return /words: the same in every language/.test(around.join('\n'));
}

/** What a string is said as: the name of an attribute or a field, `shown` for what stands between tags or goes into a message. */
function placeOf(node: Node, parent: Node | null, place: string): string {
  const { type } = node;
  if (type === 'JSXAttribute') return String((node.name as { name?: unknown }).name);
  if (type === 'Property' || type === 'PropertyDefinition')
    return String((node.key as { name?: unknown }).name ?? '').replace(/^prompt$/, '');
  if (type === 'JSXExpressionContainer') return parent?.type === 'JSXAttribute' ? place : 'shown';
  if (type === 'CallExpression') {
    const { name } = node.callee as { name?: unknown };
    return name === 'toast' ? 'shown' : '';
  }
  // Of a choice each branch stands where the choice stands.
  return /^(Conditional|Logical|Parenthesized|TSAs)Expression$/.test(type) ? place : '';
}

function walk(
  node: unknown,
  parent: Node | null,
  fault: (node: Node, words: string) => void,
  place = '',
): void {
  if (Array.isArray(node)) {
    for (const each of node) walk(each, parent, fault, place);
    return;
  }
  if (typeof node !== 'object' || node === null || typeof (node as Node).type !== 'string') return;
  const here = node as Node;
  const { type } = here;
  if (/^(Import|Export(All|Named))Declaration$/.test(type) && here.source) return;
  if (/^TS/.test(type) && !/^TS(As|Satisfies|NonNull)/.test(type)) return;
  if (type === 'VariableDeclaration' && isMarked(here)) return;
  if (type === 'NewExpression' && INTERNAL.test(String((here.callee as { name?: unknown }).name))) return;
  if (
    type === 'JSXElement' &&
    FORMAL.test(String((here.openingElement as { name: { name?: unknown } }).name.name))
  )
    return;
  if (type === 'JSXText' && WORD.test(String(here.value))) fault(here, String(here.value));
  if (type === 'Literal' && typeof here.value === 'string') {
    const spoken =
      SPOKEN.test(place) && WORD.test(here.value) && !/^[a-z]+(\.[\w:]+|[A-Z_0-9]\w*)$/.test(here.value);
    if (spoken || SENTENCE.test(here.value)) fault(here, here.value);
  }
  if (type === 'TemplateLiteral') {
    const words = (here.quasis as { value: { raw: string } }[]).map((quasi) => quasi.value.raw).join('…');
    const spoken = SPOKEN.test(place) && WORD.test(words);
    if (spoken || SENTENCE.test(words) || /\p{L}{3,} …|… \p{L}{3,} /u.test(words)) fault(here, words);
  }
  for (const [name, value] of Object.entries(here)) {
    if (name === 'type' || typeof value !== 'object') continue;
    // What decides between two branches is not shown.
    const stands = name === 'test' || name === 'key' ? '' : placeOf(here, parent, place);
    walk(value, here, fault, stands);
  }
}

const quoted = (name: string) => source.includes(`'${name}'`) || source.includes(`"${name}"`);

const strict = under.length === 0;
if (strict) {
  for (const file of await readdir('src/words'))
    if (/(?<!\.test)\.ts$/.test(file)) source += await readFile(join('src/words', file), 'utf8');
  for (const file of (await readdir('src/words/en')).sort()) {
    const subject = file.replace('.ts', '');
    const messages = (await import(`../src/words/en/${file}`))[subject] as Record<string, string>;
    const translated = (await import(`../src/words/zh/${file}`))[subject] as Record<string, string>;
    // Keys that are put together: `style.${name}` uses all that match.
    const patterns = [...source.matchAll(/`([a-z]\w*)\.([^`\s]*\$\{[^`\s]*)`/g)]
      .filter(([, of]) => of === subject)
      .map(
        ([, , rest = '']) =>
          new RegExp(
            `^${rest
              .replace(/\$\{[^}]*\}/g, '@')
              .replace(/[^\w:@]/g, '\\$&')
              .replaceAll('@', '.+')}$`,
          ),
      );
    for (const [name, words] of Object.entries(messages)) {
      const key = `${subject}.${name}`;
      // A key that is a variable whole has its name somewhere in quotes.
      const used =
        source.includes(`'${key}'`) ||
        patterns.some((pattern) => pattern.test(name) && (pattern.source !== '^.+$' || quoted(name)));
      // An error is made by its code, of which the last part may be put together.
      const isError = subject === 'errors' || subject === 'advice';
      const made = quoted(name) || source.includes(`\`${name.split(':')[0]}:\${`);
      if (!used && !(isError && made)) faults.push(`${key} is used nowhere.`);
      const [here, there] = [placeholders(words), placeholders(translated[name] ?? '')];
      if (here !== there)
        faults.push(`${key} has ${here || 'no values'} in English and ${there || 'none'} in Chinese.`);
    }
  }
}

/** What stands in braces and in tags, sorted: the same in each language. */
function placeholders(words: string): string {
  const found = new Set<string>();
  /** A value is [name] or [name, kind, …], a tag [name, …what is in it]; text is a string. */
  const gather = (nodes: unknown): void => {
    if (!Array.isArray(nodes)) return;
    for (const node of nodes) {
      if (!Array.isArray(node)) continue;
      const [name, kind, branches] = node;
      const isTag = node.length > 1 && typeof kind !== 'number';
      found.add(isTag ? `<${name}>` : `{${name}}`);
      if (isTag) gather(node.slice(1));
      else if (typeof branches === 'object')
        for (const each of Object.values(branches as object)) gather(each);
    }
  };
  gather(compile(words));
  return [...found].sort().join(' ');
}

if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n${faults.length} faults of words.\n`);
  process.exitCode = 1;
}
