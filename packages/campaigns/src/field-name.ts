/** Latin letters that do not come apart into a base letter and an accent. */
const LATIN: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i' };

/** Lower case, no accents on Latin letters, everything that is no letter or digit as one space. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[ßæœøđłı]/g, (letter) => LATIN[letter] ?? letter)
    .replace(/\u0307/g, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * The name a template uses for a column: `First Name` → `first_name`, `Prénom` → `prenom`, `الاسم` stays.
 * Empty when the header has no letter or digit. Idempotent.
 */
export function fieldName(header: string): string {
  return plainWords(header).replaceAll(' ', '_').slice(0, 60).replace(/_+$/, '');
}
