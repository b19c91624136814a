import { SaxesParser } from 'saxes';
import { damaged, MAX_DEPTH, MAX_TEXT, tooLarge } from './limits.ts';

export interface XmlVisitor {
  /** Names come without their prefix. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Walks through XML piece by piece and yields after each, so that the caller may pass on what was found. Entities of
 * a DTD are not expanded: one that is used is an error. Throws `XLSX_BROKEN`, `XLSX_TOO_LARGE`.
 */
export async function* walkXml(chunks: AsyncIterable<string>, visitor: XmlVisitor): AsyncGenerator<void> {
  const parser = new SaxesParser();
  let depth = 0;
  let sinceTag = 0;
  parser.on('error', (error) => {
    throw damaged(error.message, error);
  });
  parser.on('opentag', ({ name, attributes }) => {
    sinceTag = 0;
    depth += 1;
    if (depth > MAX_DEPTH) throw damaged('its elements are nested too deep');
    visitor.open(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    sinceTag = 0;
    depth -= 1;
    visitor.close?.(localName(name));
  });
  parser.on('text', (text) => visitor.text?.(text));
  parser.on('cdata', (text) => visitor.text?.(text));
  for await (const chunk of chunks) {
    sinceTag += chunk.length;
    if (sinceTag > MAX_TEXT) throw tooLarge('a cell with more than 4 million characters');
    parser.write(chunk);
    yield;
  }
  parser.close();
  yield;
}

/** Walks to the end. */
export async function visitXml(chunks: AsyncIterable<string>, visitor: XmlVisitor): Promise<void> {
  for await (const _piece of walkXml(chunks, visitor));
}

/** An attribute by its name without prefix: writers are free to choose the prefix of `r:id`. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => localName(key) === name)?.[1];
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** A whole number of an attribute or cell. Throws `XLSX_BROKEN` for anything else. */
export function wholeNumber(text: string, what: string): number {
  if (!/^\d{1,9}$/.test(text)) throw damaged(`${what} is ${JSON.stringify(text.slice(0, 20))}`);
  return Number(text);
}
