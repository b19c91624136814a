import type { RedisConnections } from './open-redis.ts';

/** `off`: one instance, which needs none. It may be away without harm. */
export function redisState(redis: RedisConnections | null): 'ok' | 'unavailable' | 'off' {
  if (redis === null) return 'off';
  return redis.commands.status === 'ready' ? 'ok' : 'unavailable';
}
