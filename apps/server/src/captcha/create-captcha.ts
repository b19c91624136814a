import type { CaptchaChallenge } from '@mywasender/contract/http/captcha';
import { createChallenge, randomInt } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { ServerDeps } from '../shared/deps.ts';

const MINUTES = 10;
/** The digest most browsers compute natively. */
const ALGORITHM = 'PBKDF2/SHA-256';
const ROUNDS = 1000;

/** A puzzle that costs a computer a moment and a flood of guesses a lot; nothing of it is stored until it is solved. */
export async function createCaptcha({
  config,
  secrets,
  now,
}: Pick<ServerDeps, 'config' | 'secrets' | 'now'>): Promise<CaptchaChallenge> {
  const work = config.accounts.captchaWork;
  const { parameters, signature = '' } = await createChallenge({
    algorithm: ALGORITHM,
    cost: ROUNDS,
    counter: randomInt(Math.ceil(work * 0.5), Math.ceil(work * 1.5)),
    deriveKey,
    expiresAt: Math.floor(now().getTime() / 1000) + MINUTES * 60,
    hmacSignatureSecret: secrets.captcha.toString('base64'),
  });
  const { algorithm, nonce, salt, cost, keyLength, keyPrefix, expiresAt = 0 } = parameters;
  return { parameters: { algorithm, nonce, salt, cost, keyLength, keyPrefix, expiresAt }, signature };
}
