const GROUP = 5;
/** Characters of a key without its prefix. */
export const KEY_LENGTH = 25;
const PREFIX = 'MWS';

function lettersOf(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
}

/** The characters of a key as typed so far: capitals, without prefix and separators, O as 0, I and L as 1. */
export function keyCharacters(typed: string): string {
  const letters = lettersOf(typed);
  const body = letters.startsWith(PREFIX) ? letters.slice(PREFIX.length) : letters;
  return body.replaceAll('O', '0').replace(/[IL]/g, '1').slice(0, KEY_LENGTH);
}

/**
 * A license key as it is shown while it is typed or pasted: `MWS-XXXXX-XXXXX-…`. Idempotent. A started prefix
 * stays as it is, so that it can be typed; an emptied field is empty.
 */
export function formatLicenseKey(typed: string): string {
  const letters = lettersOf(typed);
  if (PREFIX.startsWith(letters)) return letters;
  const characters = keyCharacters(typed);
  const groups = characters.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [];
  return [PREFIX, ...groups].join('-');
}

/** Where the caret belongs after formatting: behind as many letters and digits as it stood behind before. */
export function caretAfterFormat(typed: string, caret: number, formatted: string): number {
  const count = (part: string) => part.replace(/[^0-9A-Za-z]/g, '').length;
  // Letters behind the caret stay what they are; those before it may have got the prefix in front.
  const behind = count(typed.slice(caret));
  let position = formatted.length;
  for (let seen = 0; seen < behind && position > 0; position -= 1) {
    if (/[0-9A-Z]/.test(formatted.charAt(position - 1))) seen += 1;
  }
  return position;
}
