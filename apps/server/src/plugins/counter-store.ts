import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit';
import LocalStore from '@fastify/rate-limit/store/LocalStore.js';
import RedisStore from '@fastify/rate-limit/store/RedisStore.js';
import type { Redis } from 'ioredis';

/** After a failure Redis is left alone so long: one that hangs must not delay every request. */
const REST_MS = 1000;
const PREFIX = 'mywasender:limit:';

type Count = FastifyRateLimitStore['incr'];

/**
 * Counts in Redis, shared by all instances, or in this process where there is none. While Redis is away a limit is
 * counted in this process instead, unless it says `skipOnError`: then it is open, because refusing would be worse
 * than counting too few.
 */
export function createCounterStore(redis: Redis | null, cache: number): FastifyRateLimitStoreCtor {
  const shared = redis === null ? null : createSharedCount(redis);

  return class CounterStore implements FastifyRateLimitStore {
    readonly #alone = new LocalStore(false, false, cache);
    readonly #open: boolean;

    constructor(options: object) {
      this.#open = 'skipOnError' in options && options.skipOnError === true;
    }

    incr(...[key, callback, timeWindow, max]: Parameters<Count>) {
      // a copy: the store hands out the record it counts on, which the next request at the same moment changes
      const countAlone = () =>
        this.#alone.incr(
          key,
          (error, result) => (result ? callback(error, { ...result }) : callback(error)),
          timeWindow,
          max,
        );
      if (shared === null) return countAlone();
      const count: Parameters<Count>[1] = (error, result) => {
        if (error === null || this.#open) callback(error, result);
        else countAlone();
      };
      shared(key, count, timeWindow, max);
    }

    child(options: object) {
      return new CounterStore(options);
    }
  };
}

/** Fails at once for a while after a failure. */
function createSharedCount(redis: Redis): Count {
  const store = new RedisStore(false, false, redis, PREFIX);
  let restsUntil = 0;
  return (key, callback, timeWindow, max) => {
    if (Date.now() < restsUntil) return callback(new Error('Redis does not answer'));
    store.incr(
      key,
      (error, result) => {
        if (error !== null) restsUntil = Date.now() + REST_MS;
        callback(error, result);
      },
      timeWindow,
      max,
    );
  };
}
