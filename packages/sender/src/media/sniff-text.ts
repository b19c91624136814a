import { createReadStream } from 'node:fs';

/** What begins like this runs or is drawn by a browser, whatever its name. */
const MARKUP = /^\W{0,8}(<(!doctype|html|head|body|script|svg|\?xml|\?php|math|iframe)\b|#!|@echo\b)/i;
const HEAD = 4096;
// Tabs and ends of lines and pages are part of texts; no other control character is.
const BINARY = /[^\P{Cc}\t\n\f\r\u0085]/u;

/**
 * `text/plain` when a file that has no signature is readable text in UTF-8, `text/markup` when it is a page, a drawing or
 * a script, `null` for everything else.
 */
export async function sniffText(path: string): Promise<'text/plain' | 'text/markup' | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let head = '';
  try {
    for await (const chunk of createReadStream(path)) {
      const piece = decoder.decode(chunk, { stream: true });
      if (BINARY.test(piece)) return null;
      if (head.length < HEAD) head += piece.slice(0, HEAD);
    }
    decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
  return MARKUP.test(head) || /<(svg|script)[\s>]/i.test(head) ? 'text/markup' : 'text/plain';
}
