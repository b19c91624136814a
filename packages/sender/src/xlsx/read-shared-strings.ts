import { unescapeText } from './cell-text.ts';
import { MAX_SHARED_CHARACTERS, MAX_SHARED_STRINGS, tooLarge } from './limits.ts';
import type { XlsxPackage } from './open-package.ts';
import { visitXml } from './walk-xml.ts';

/** Shorter slices V8 copies anyway. */
const SLICED_FROM = 13;

/** The texts cells refer to by number. The pieces of formatted text are joined, reading aids (`rPh`) left out. */
export async function readSharedStrings(pack: XlsxPackage, part: string | null): Promise<readonly string[]> {
  if (part === null || !pack.has(part)) return [];
  const strings: string[] = [];
  let characters = 0;
  let text = '';
  let reading = false;
  let aid = false;
  await visitXml(pack.read(part), {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') aid = true;
      if (name === 't') reading = !aid;
    },
    text: (piece) => {
      if (reading) text += piece;
    },
    close: (name) => {
      if (name === 't') reading = false;
      if (name === 'rPh') aid = false;
      if (name !== 'si') return;
      characters += text.length;
      if (characters > MAX_SHARED_CHARACTERS || strings.length >= MAX_SHARED_STRINGS) {
        throw tooLarge('more than 64 million characters or 4 million different texts');
      }
      strings.push(detached(unescapeText(text)));
    },
  });
  return strings;
}

/** A copy of its own: a slice would keep the whole piece of XML it was cut from in memory. */
function detached(text: string): string {
  return text.length < SLICED_FROM ? text : Buffer.from(text).toString();
}
