/** What must never stand in a log, wherever it came from: also inside the message of a foreign error. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/MWS-[0-9A-Z-]{10,40}/gi, 'MWS-[masked]'],
  [/\bey[JK][\w-]{8,}\.[\w-]{8,}(\.[\w-]*)?/g, '[token]'],
  [/\b(Bearer\s+)[\w.~+/=-]{8,}/gi, '$1[token]'],
  [/([#?&]token=)[\w.-]+/g, '$1[token]'],
  [/\+[1-9]\d{4,12}(?=\d{2})/g, '+[masked]'],
  [/\b\d{7,15}(?=@(c\.us|lid|s\.whatsapp\.net|g\.us))/g, '[masked]'],
  [/[\w.+-]+@[\w-]+\.[a-z]{2,}\b/gi, '[e-mail]'],
];

/** The line with phone numbers, keys, tokens and e-mail addresses masked. */
export function maskLine(line: string): string {
  return SECRETS.reduce((text, [pattern, mask]) => text.replace(pattern, mask), line);
}
