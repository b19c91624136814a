import { type Check, ok, warn } from '../check.ts';
import type { SettingsSubject } from './settings-subject.ts';

/** Without figures nobody sees that answers fail. In production they are closed without a token. */
export const metricsTokenCheck: Check<Pick<SettingsSubject, 'config'>> = {
  name: 'metrics-token',
  run({ config: { operation } }) {
    if (operation.metricsToken !== null) return ok('METRICS_TOKEN is set');
    return warn('no METRICS_TOKEN: nobody can watch the server', 'METRICS_TOKEN=$(openssl rand -hex 24)');
  },
};
