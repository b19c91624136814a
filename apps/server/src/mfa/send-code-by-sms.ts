import { AppError } from '@mywasender/contract/app-error';
import type { ServerDeps } from '../shared/deps.ts';

/** Sends a code as a text message. Throws `SMS_FAILED` when nobody took it. */
export async function sendCodeBySms(
  { sms }: Pick<ServerDeps, 'sms'>,
  to: string,
  code: string,
): Promise<void> {
  if (sms === null) throw new AppError('MFA_METHOD_UNAVAILABLE');
  try {
    await sms.send({ to, text: `${code} is your MyWASender code. Give it to nobody.` });
  } catch (cause) {
    throw new AppError('SMS_FAILED', {}, cause);
  }
}
