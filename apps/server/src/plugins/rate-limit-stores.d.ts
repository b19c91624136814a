// The plugin's own two stores, which it does not declare types for.
declare module '@fastify/rate-limit/store/*.js' {
  import type { FastifyRateLimitStore } from '@fastify/rate-limit';
  import type { Redis } from 'ioredis';

  const Store: {
    /** LocalStore takes how many keys it holds, RedisStore the connection and a prefix of its keys. */
    new (
      continueExceeding: boolean,
      exponentialBackoff: boolean,
      place: number | Redis,
      prefix?: string,
    ): Pick<FastifyRateLimitStore, 'incr'>;
  };
  export default Store;
}
