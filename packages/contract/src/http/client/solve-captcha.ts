import type { CaptchaChallenge, CaptchaPayload } from '../captcha.ts';

/** A broken server must not keep a computer busy for ever. */
const MOST_TRIES = 100_000;

/** Solves a challenge by trying: what the sign-in takes as `captcha`. Throws when there is no solution. */
export async function solveCaptcha({ parameters, signature }: CaptchaChallenge): Promise<string> {
  const { nonce, salt, cost, keyLength, keyPrefix } = parameters;
  const nonceBytes = bytesOf(nonce);
  const password = new Uint8Array(nonceBytes.length + 4);
  password.set(nonceBytes);
  const counterView = new DataView(password.buffer, nonceBytes.length);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: cost };
  for (let counter = 0; counter < MOST_TRIES; counter++) {
    counterView.setUint32(0, counter);
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
    const derivedKey = hexOf(await crypto.subtle.deriveBits(how, key, keyLength * 8));
    if (!derivedKey.startsWith(keyPrefix)) continue;
    const payload: CaptchaPayload = {
      challenge: { parameters, signature },
      solution: { counter, derivedKey },
    };
    return btoa(JSON.stringify(payload));
  }
  throw new Error('the challenge has no solution');
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

function hexOf(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
