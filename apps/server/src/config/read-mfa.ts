import { ROLES, type Role } from '@mywasender/contract/http/auth';
import type { SmsWebhook } from '../sms/webhook-sms-sender.ts';
import { configError } from './config-error.ts';
import { readSecret } from './read-secrets.ts';

export interface MfaConfig {
  /** roles that may do nothing but enrol until they have a second factor */
  readonly requiredFor: readonly Role[];
  /** null: text messages are not offered */
  readonly smsWebhook: SmsWebhook | null;
}

/** `REQUIRE_MFA_FOR`, `SMS_WEBHOOK_URL`, `SMS_WEBHOOK_SECRET`. */
export function readMfaConfig(
  env: Readonly<Record<string, string | undefined>>,
  production: boolean,
): MfaConfig {
  const requiredFor = (env.REQUIRE_MFA_FOR ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((name) => {
      const role = ROLES.find((one) => one === name);
      if (role === undefined)
        throw configError('REQUIRE_MFA_FOR', `"${name}" is no role; roles are ${ROLES.join(', ')}`);
      return role;
    });
  return { requiredFor, smsWebhook: readSmsWebhook(env, production) };
}

function readSmsWebhook(
  env: Readonly<Record<string, string | undefined>>,
  production: boolean,
): SmsWebhook | null {
  if (!env.SMS_WEBHOOK_URL) return null;
  const url = URL.parse(env.SMS_WEBHOOK_URL);
  if (url === null || !/^https?:$/.test(url.protocol) || (production && url.protocol !== 'https:')) {
    throw configError('SMS_WEBHOOK_URL', 'must be an https address');
  }
  if (!env.SMS_WEBHOOK_SECRET) throw configError('SMS_WEBHOOK_SECRET', 'is required with SMS_WEBHOOK_URL');
  return { url: url.href, secret: readSecret('SMS_WEBHOOK_SECRET', env.SMS_WEBHOOK_SECRET) };
}
