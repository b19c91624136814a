import { Email } from '@mywasender/contract/http/auth';
import Value from 'typebox/value';
import { configError } from './config-error.ts';
import { readAddress } from './read-audit.ts';

/** When admins are alerted. */
export interface AlertConfig {
  /** who is mailed; null: every admin */
  readonly email: string | null;
  /** gets `{ text }` by POST, as Slack takes it; null: nobody */
  readonly webhookUrl: string | null;
  /** repetitions of an alert within so many minutes are counted, not raised again */
  readonly windowMinutes: number;
  readonly failedLoginsPerHour: number;
  readonly failedLoginsPerHourAndAddress: number;
  /** refused with 429 */
  readonly limitedPerMinuteAndAddress: number;
}

export function readAlerts(env: Readonly<Record<string, string | undefined>>): AlertConfig {
  const read = (name: string, standard: number, most = 1_000_000) => {
    const value = env[name];
    if (value === undefined || value === '') return standard;
    if (!/^\d{1,7}$/.test(value) || Number(value) < 1 || Number(value) > most) {
      throw configError(name, `must be 1 to ${most}`);
    }
    return Number(value);
  };
  if (env.ALERT_EMAIL && !Value.Check(Email, env.ALERT_EMAIL)) {
    throw configError('ALERT_EMAIL', 'must be one e-mail address');
  }
  return {
    email: env.ALERT_EMAIL || null,
    webhookUrl: env.ALERT_WEBHOOK_URL ? readAddress('ALERT_WEBHOOK_URL', env.ALERT_WEBHOOK_URL) : null,
    windowMinutes: read('ALERT_WINDOW_MINUTES', 60, 1440),
    failedLoginsPerHour: read('ALERT_FAILED_LOGINS_PER_HOUR', 100),
    failedLoginsPerHourAndAddress: read('ALERT_FAILED_LOGINS_PER_HOUR_AND_ADDRESS', 20),
    limitedPerMinuteAndAddress: read('ALERT_LIMITED_PER_MINUTE_AND_ADDRESS', 120),
  };
}
