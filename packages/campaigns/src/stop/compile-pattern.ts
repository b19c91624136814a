import { spellings } from './spellings.ts';

/** Most words a `*` may stand for. */
const GAP = '(?:\\S+ ){0,3}?';

/** Turns a pattern of `StopLanguage` into a regular expression over ` word word … `. */
export function compilePattern(pattern: string): RegExp {
  const source = pattern.split(' ').map(compilePart).join('');
  return new RegExp(source.startsWith('^') ? source.replace('^', '^ ') : ` ${source}`, 'u');
}

function compilePart(part: string): string {
  if (part === '*') return GAP;
  return part === '^' || part === '$' ? part : `(?:${part.split('/').map(compileWord).join('|')}) `;
}

function compileWord(word: string): string {
  const open = word.endsWith('~');
  return spellings(open ? word.slice(0, -1) : word)
    .map((plain) => (open ? `${plain}\\S*` : plain))
    .join('|');
}
