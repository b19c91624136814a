import { type Check, fail, ok, warn } from '../check.ts';
import { operatorToken } from './operator-token.ts';
import type { Site } from './site.ts';

/** Figures are for the operator: by METRICS_TOKEN, or not at all. */
export const metricsClosedCheck: Check<Pick<Site, 'ask' | 'config' | 'url'>> = {
  name: 'metrics-closed',
  async run({ ask, config, url }) {
    const open = await ask('/metrics');
    if (open.status === 200) {
      return fail('/metrics is open to everybody', 'Set METRICS_TOKEN and NODE_ENV=production, restart.');
    }
    const token = operatorToken({ url, config });
    if (token === null) return ok('/metrics is closed');
    const { status } = await ask('/metrics', { headers: { authorization: `Bearer ${token}` } });
    if (status === 200) return ok('/metrics is closed, and opens for METRICS_TOKEN');
    return warn(
      `/metrics answers ${status} to METRICS_TOKEN`,
      'Restart every instance with the same METRICS_TOKEN.',
    );
  },
};
