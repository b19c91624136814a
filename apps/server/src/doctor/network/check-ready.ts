import { type Check, fail, ok, warn } from '../check.ts';
import { operatorToken } from './operator-token.ts';
import { parseJson } from './parse-json.ts';
import type { Site } from './site.ts';

/** It can work, which takes the database; with METRICS_TOKEN it also tells of Redis. */
export const readyCheck: Check<Pick<Site, 'ask' | 'config' | 'url'>> = {
  name: 'ready',
  async run({ ask, config, url }) {
    const token = operatorToken({ url, config });
    const { status, text } = await ask('/health/ready', {
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
    });
    if (status !== 200)
      return fail(`/health/ready answers ${status}`, 'Look at the log: the database is not reached.');
    const { parts } = parseJson(text);
    const redis = typeof parts === 'object' && parts !== null && 'redis' in parts ? parts.redis : null;
    if (redis === 'unavailable') {
      return warn(
        'the database answers, Redis does not',
        'Look at Redis: each instance counts limits alone.',
      );
    }
    return ok(redis === 'ok' ? 'database and Redis answer' : 'the database answers');
  },
};
