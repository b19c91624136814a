import { ALERT_SETTINGS, type AlertSetting, type AlertSettings } from '@mywasender/contract/http/alerts';
import type { ServerDeps } from '../shared/deps.ts';

/** From how much on alerts are raised, and who is told. The address of the webhook is as good as a password: kept. */
export function readAlertSettings({ config }: Pick<ServerDeps, 'config'>): AlertSettings {
  const { alerts, abuse } = config;
  const values: Readonly<Record<AlertSetting, number>> = {
    ALERT_FAILED_LOGINS_PER_HOUR: alerts.failedLoginsPerHour,
    ALERT_FAILED_LOGINS_PER_HOUR_AND_ADDRESS: alerts.failedLoginsPerHourAndAddress,
    ALERT_LIMITED_PER_MINUTE_AND_ADDRESS: alerts.limitedPerMinuteAndAddress,
    ALERT_WINDOW_MINUTES: alerts.windowMinutes,
    ABUSE_ACTIVATIONS_PER_HOUR: abuse.activationsPerHour,
    ABUSE_DEVICES_PER_MONTH: abuse.devicesPerMonth,
    ABUSE_MOVES_PER_HOUR: abuse.movesPerHour,
    ABUSE_LICENSES_PER_COMPUTER: abuse.licensesPerComputer,
  };
  return {
    thresholds: ALERT_SETTINGS.map((setting) => ({ setting, value: values[setting] })),
    mailedTo: alerts.email,
    posted: alerts.webhookUrl !== null,
  };
}
