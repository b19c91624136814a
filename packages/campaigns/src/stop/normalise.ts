import { plainWords } from '../field-name.ts';

const ARABIC_FORMS: Readonly<Record<string, string>> = { ى: 'ي', ی: 'ي', ة: 'ه', ک: 'ك', ٱ: 'ا' };

/**
 * Brings a message to plain lower-case words: no accents, emoji or punctuation, one form for Arabic letters,
 * "STOOOP" and "S T O P" as "stop", "don't" as "dont".
 */
export function normaliseMessage(text: string): string {
  const words = plainWords(
    text
      // Joiners, direction marks, soft hyphens and emoji selectors stand inside words.
      .replace(/\p{Cf}|\ufe0f/gu, '')
      .replace(/(\p{L})n['’‘`]t\b/giu, '$1nt'),
  )
    // Arabic vowel signs, hamza on a letter and tatweel; the Devanagari dot.
    .normalize('NFKD')
    .replace(/[\u064b-\u065f]|\u0670|\u0640|\u093c/g, '')
    .normalize('NFC')
    // Devanagari writes a nasal before a consonant in two ways: बन्द and बंद.
    .replace(/[ङञणनम]्(?=[क-ह])/g, 'ं')
    .replace(/[ىیةکٱ]/g, (letter) => ARABIC_FORMS[letter] ?? letter)
    .replace(/(\p{L})\1{2,}/gu, '$1');
  return /^\p{L}(?: \p{L}){2,}$/u.test(words) ? words.replaceAll(' ', '') : words;
}
