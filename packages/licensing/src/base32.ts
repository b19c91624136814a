/** Crockford base32: no I, L, O, U, so that a key can be read out and typed. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 15 bytes → 24 symbol values of 5 bits, most significant first. */
export function toSymbols(bytes: Uint8Array): number[] {
  const symbols: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      symbols.push((buffer >> bits) & 31);
      buffer &= (1 << bits) - 1;
    }
  }
  return symbols;
}

/** Multiplication by x in GF(2^5) with the polynomial x^5 + x^2 + 1. */
function timesX(value: number): number {
  const shifted = value << 1;
  return shifted & 32 ? (shifted ^ 0b100101) & 31 : shifted;
}

/**
 * A check symbol over GF(32): each symbol is weighted with its own power of a generator. Every single wrong
 * symbol and every swap of two symbols changes it (up to 31 symbols), which a plain sum would not see.
 */
export function checkSymbol(symbols: readonly number[]): number {
  let check = 0;
  for (const symbol of symbols) check = timesX(check ^ symbol);
  return check;
}
