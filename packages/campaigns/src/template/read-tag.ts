import { fieldName } from '../field-name.ts';

export type TemplateTag =
  | { readonly kind: 'field'; readonly name: string; readonly fallback: string; readonly end: number }
  | { readonly kind: 'if'; readonly name: string; readonly end: number }
  | { readonly kind: 'else' | 'end-if' | 'bad'; readonly end: number };

const IF = /^#\s*if\s/i;

/**
 * The `{{…}}` tag at `at`, or `null` when there is none: no `{{`, or braces that belong to a choice whose first
 * option is a choice itself (`{{a|b}|c}`). `end` is the position after it.
 */
export function readTag(text: string, at: number): TemplateTag | null {
  if (!text.startsWith('{{', at)) return null;
  const head = until(text, at + 2, /[{}|]/);
  if (head === null) return null;
  const word = head.value.trim();
  if (text.charAt(head.end) === '|') {
    const fallback = until(text, head.end + 1, /[{}]/);
    if (fallback === null || !text.startsWith('}}', fallback.end)) return null;
    const name = fieldName(word);
    const end = fallback.end + 2;
    return name === '' ? { kind: 'bad', end } : { kind: 'field', name, fallback: fallback.value.trim(), end };
  }
  return text.startsWith('}}', head.end) ? wordTag(word, head.end + 2) : null;
}

function wordTag(word: string, end: number): TemplateTag {
  if (/^else$/i.test(word)) return { kind: 'else', end };
  if (/^\/\s*if$/i.test(word)) return { kind: 'end-if', end };
  const isIf = IF.test(`${word} `);
  if (!isIf && /^[#/]/.test(word)) return { kind: 'bad', end };
  const name = fieldName(isIf ? word.replace(/^#\s*if/i, '') : word);
  if (name === '') return { kind: 'bad', end };
  return isIf ? { kind: 'if', name, end } : { kind: 'field', name, fallback: '', end };
}

/** The text up to the first unescaped `stop`, escapes resolved; `null` when the text ends before. */
function until(text: string, start: number, stop: RegExp): { value: string; end: number } | null {
  let value = '';
  for (let at = start; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\' && /[{}|\\]/.test(text.charAt(at + 1))) {
      at += 1;
      value += text.charAt(at);
    } else if (stop.test(char)) {
      return { value, end: at };
    } else {
      value += char;
    }
  }
  return null;
}
