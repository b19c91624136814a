/** Zero of every digit block people type phone numbers in: Arabic-Indic, Persian, Devanagari, Bengali, fullwidth. */
const DIGIT_ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0xff10];
const FOREIGN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\uff10-\uff19]/g;
/** Direction marks, zero-width characters and soft hyphens that come along when a number is copied. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
/** What needs no cleaning; most cells of an import of a million rows are like this. */
const PLAIN = /^\+?\(?(?:[1-9]|0[1-9])[0-9 ()-]{5,24}$/;
const WHATSAPP_LINK = /^(?:https?:\/\/)?(?:www\.)?wa\.me\/\+?(\d+)/i;
const WHATSAPP_SEND =
  /^(?:https?:\/\/|whatsapp:\/\/)?(?:(?:api|web|www)\.whatsapp\.com\/)?send\/?\?.*?phone=(?:\+|%2b)?(\d+)/i;
const WHATSAPP_ID = /^(\d{7,15})(?::\d+)?@(?:c\.us|s\.whatsapp\.net)$/i;

/** The digits of any script as ASCII digits; everything else stays. */
export function asciiDigits(text: string): string {
  return text.replace(FOREIGN_DIGITS, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = DIGIT_ZEROS.find((start) => code >= start && code <= start + 9) ?? code;
    return String(code - zero);
  });
}

/**
 * Brings one phone cell to the form the parser knows: ASCII digits, a leading `+` where the country is given.
 * The leading `="` and `'` are how spreadsheets keep a number as text.
 */
export function cleanPhoneText(raw: string): string {
  if (PLAIN.test(raw)) return raw.trim();
  let text = asciiDigits(raw.slice(0, 300)).replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
  text = text
    .replace(/^[="'’`]+|["'’`]+$/g, '')
    .replace(/＋/g, '+')
    .trim();
  const linked = WHATSAPP_LINK.exec(text) ?? WHATSAPP_SEND.exec(text) ?? WHATSAPP_ID.exec(text);
  if (linked?.[1] !== undefined) return `+${linked[1]}`;
  text = text
    .replace(/^(?:tel|telephone|phone|whatsapp|mobile|cell?|celular|fone|tlf|handy)\b\.?\s*:?\s*/i, '')
    .replace(/;(?:ext|phone-context|isub)=.*$/i, '');
  // Spreadsheet programs write whole numbers as floats: 5511987654321.0
  text = text.replace(/^(\+?\d{7,15})[.,]0+$/, '$1');
  return text.replace(/^\+\s*(?:00\s*)?|^00(?=\s*\(?[1-9])/, '+').trim();
}

/** `4.41E+11`, `4,41E+11`, `#####`: the digits are gone and cannot be brought back from this cell. */
export function isExcelMangled(text: string): boolean {
  return /^[+-]?\d+(?:[.,٫]\d+)?E\+?\d{1,2}$/i.test(text) || /^#{2,}$/.test(text);
}

/** Several numbers in one cell: Google joins with ` ::: `, people with `/`, `;`, `,`, `|` or a word. */
export function splitPhones(text: string): readonly string[] {
  const parts = text.split(/\s*(?::::|[;,|/]|\s(?:or|ou|o|oder|ya|veya|and|e|y|und|et)\s)\s*/i);
  return parts.length < 2 ? [] : parts.map((part) => cleanPhoneText(part)).filter((part) => part !== '');
}
