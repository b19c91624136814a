import { randomInt } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** `prefix_` and so many letters and digits, as Stripe and Razorpay make ids. */
export function newId(prefix: string, length: number): string {
  return `${prefix}_${letters(length)}`;
}

/** So many capital letters and digits, as PayPal makes ids. */
export function newCapitals(length: number): string {
  return letters(length).toUpperCase();
}

/** An account of PayPal: no letters and digits that look alike. */
export function newPayerId(): string {
  return letters(13, '23456789ABCDEFGHJKLMNPQRSTUVWXYZ');
}

function letters(length: number, alphabet = ALPHABET): string {
  let text = '';
  for (let n = 0; n < length; n++) text += alphabet[randomInt(alphabet.length)];
  return text;
}
