import { configError } from './config-error.ts';

/** When admins are alerted. */
export interface AlertConfig {
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
  return {
    windowMinutes: read('ALERT_WINDOW_MINUTES', 60, 1440),
    failedLoginsPerHour: read('ALERT_FAILED_LOGINS_PER_HOUR', 100),
    failedLoginsPerHourAndAddress: read('ALERT_FAILED_LOGINS_PER_HOUR_AND_ADDRESS', 20),
    limitedPerMinuteAndAddress: read('ALERT_LIMITED_PER_MINUTE_AND_ADDRESS', 120),
  };
}
