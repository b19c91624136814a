import type { ServerDeps } from '../shared/deps.ts';
import { countEvents } from './count-events.ts';
import { networkOf } from './network-of.ts';
import { raiseAlert } from './raise-alert.ts';

/** Counts a failed sign-in, and alerts when there were too many: from one address, or in all. */
export async function watchFailedLogin(
  deps: Pick<ServerDeps, 'db' | 'now' | 'config' | 'jobs'>,
  ip: string,
): Promise<void> {
  const { failedLoginsPerHour, failedLoginsPerHourAndAddress } = deps.config.alerts;
  const limitOf = ({ subject }: { readonly subject: string }) =>
    subject === '' ? failedLoginsPerHour : failedLoginsPerHourAndAddress;
  const name = 'failed-login';
  const subjects = ['', networkOf(ip)];
  const passed = await countEvents(
    deps,
    subjects.map((subject) => ({ name, subject, times: 1 })),
    limitOf,
  );
  for (const { subject } of passed) {
    const kind = subject === '' ? 'FAILED_LOGINS' : 'FAILED_LOGINS_ADDRESS';
    await raiseAlert(deps, { kind, subject, details: { limit: limitOf({ subject }) } });
  }
}
