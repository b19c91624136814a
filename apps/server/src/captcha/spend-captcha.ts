import { CaptchaPayload } from '@mywasender/contract/http/captcha';
import { verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import Value from 'typebox/value';
import { sha256 } from '../crypto/digest.ts';
import type { ServerDeps } from '../shared/deps.ts';

/** Whether a captcha is solved, in time and for the first time; that it was is remembered until it is too old. */
export async function spendCaptcha(
  { db, secrets, now }: Pick<ServerDeps, 'db' | 'secrets' | 'now'>,
  text: string,
): Promise<boolean> {
  const payload = readPayload(text);
  if (payload === null) return false;
  const { challenge, solution } = payload;
  const expiresAt = new Date(challenge.parameters.expiresAt * 1000);
  if (expiresAt <= now()) return false;
  const { verified } = await verifySolution({
    challenge,
    solution,
    deriveKey,
    hmacSignatureSecret: secrets.captcha.toString('base64'),
  });
  if (!verified) return false;
  const spent = await db.prisma.$executeRaw`
    INSERT INTO spent_captchas (hash, expires_at) VALUES (${sha256(challenge.signature)}, ${expiresAt})
    ON CONFLICT DO NOTHING`;
  return spent === 1;
}

function readPayload(text: string): CaptchaPayload | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
    return Value.Check(CaptchaPayload, parsed) ? parsed : null;
  } catch {
    // not even JSON: no solution
    return null;
  }
}
