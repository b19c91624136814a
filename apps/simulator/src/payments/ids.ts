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

function letters(length: number): string {
  let text = '';
  for (let n = 0; n < length; n++) text += ALPHABET[randomInt(ALPHABET.length)];
  return text;
}
