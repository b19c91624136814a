import { Redis } from 'ioredis';
import { type Check, fail, ok, skipped } from '../check.ts';
import { describeCause } from '../describe-cause.ts';
import type { SettingsSubject } from './settings-subject.ts';

const PATIENCE_MS = 4000;

/** Never needed to answer; several instances without it count limits alone. */
export const redisCheck: Check<Pick<SettingsSubject, 'config'>> = {
  name: 'redis',
  async run({ config: { operation } }) {
    if (operation.redisUrl === null) return skipped('no REDIS_URL: right for one instance');
    const redis = new Redis(operation.redisUrl, {
      lazyConnect: true,
      connectTimeout: PATIENCE_MS,
      commandTimeout: PATIENCE_MS,
      maxRetriesPerRequest: 0,
      retryStrategy: () => null,
    });
    let problem: Error | undefined;
    redis.on('error', (error: Error) => {
      problem ??= error;
    });
    try {
      await redis.connect();
      await redis.ping();
    } catch (error) {
      // what `connect` says is that the connection is closed; why was an event
      return fail(
        describeCause(problem ?? error),
        'Look whether REDIS_URL is right and Redis runs; without it each instance counts limits alone.',
      );
    } finally {
      redis.disconnect();
    }
    return ok('Redis answers');
  },
};
