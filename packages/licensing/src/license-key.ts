import { ALPHABET, checkSymbol, toSymbols } from './base32.ts';

/** `MWS-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX`, canonical: upper case, check character right. */
export type LicenseKey = string & { readonly __brand: 'LicenseKey' };

export type ParsedLicenseKey =
  | { readonly ok: true; readonly key: LicenseKey }
  /** `mistyped`: the shape of a key, but a wrong character; `malformed`: no key at all. */
  | { readonly ok: false; readonly problem: 'mistyped' | 'malformed' };

/** Random bytes in one key: 120 bits, so that guessing is hopeless even against millions of keys. */
export const LICENSE_KEY_BYTES = 15;
const PREFIX = 'MWS';
const SYMBOLS = 25;

/** Builds the key of 15 random bytes. The randomness is the caller's: this package does no I/O. */
export function formatLicenseKey(randomBytes: Uint8Array): LicenseKey {
  if (randomBytes.length !== LICENSE_KEY_BYTES) throw new RangeError('a license key has 15 random bytes');
  const symbols = toSymbols(randomBytes);
  return assemble([...symbols, checkSymbol(symbols)].map((value) => ALPHABET.charAt(value)).join(''));
}

/**
 * Reads a key as people type it: any case, any or no separators, with or without `MWS`, O for 0, I or L for 1,
 * full-width letters. Finds typing errors (one wrong character, two swapped) without asking the server.
 */
export function parseLicenseKey(text: string): ParsedLicenseKey {
  const letters = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}_.:·]/gu, '');
  const body =
    letters.length === SYMBOLS + PREFIX.length && letters.startsWith(PREFIX)
      ? letters.slice(PREFIX.length)
      : letters;
  if (!/^[0-9A-Z]{25}$/.test(body)) return { ok: false, problem: 'malformed' };
  const canonical = body.replaceAll('O', '0').replace(/[IL]/g, '1');
  const symbols = Array.from(canonical, (character) => ALPHABET.indexOf(character));
  const wrong = symbols.includes(-1) || checkSymbol(symbols.slice(0, -1)) !== symbols.at(-1);
  return wrong ? { ok: false, problem: 'mistyped' } : { ok: true, key: assemble(canonical) };
}

/** The last group of a key, by which people tell their keys apart. Worthless for guessing the rest. */
export function keyEndOf(key: LicenseKey): string {
  return key.slice(-5);
}

/** How a key is shown where the whole of it must not be: `MWS-…-7QK2M`. Takes a key or its end. */
export function formatKeyEnd(keyOrEnd: string): string {
  return `${PREFIX}-…-${keyOrEnd.slice(-5)}`;
}

function assemble(symbols: string): LicenseKey {
  return `${PREFIX}-${symbols.match(/.{5}/g)?.join('-') ?? ''}` as LicenseKey;
}
