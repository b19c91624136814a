import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';

/** A Redis that accepts and never answers must not make every request wait. */
const COMMAND_MS = 500;
const RETRY_MS = 1000;
/** How long a start waits, so that its first requests are counted with everybody's. */
const START_MS = 2000;

/** Two connections to one Redis: one that subscribes can do nothing else. */
export interface RedisConnections {
  /** every command fails at once while there is no connection: nothing queues, nothing is sent twice */
  readonly commands: Redis;
  /** keeps its subscriptions over reconnects */
  readonly subscriber: Redis;
  close(): void;
}

/**
 * Connects, and connects again whenever the connection is lost. Redis is never needed to start or to answer: what
 * uses it has something to fall back on.
 */
export async function openRedis(
  url: string,
  logger: Pick<Logger, 'info' | 'warn'>,
): Promise<RedisConnections> {
  const retryStrategy = (times: number) => Math.min(times * 100, RETRY_MS);
  const commands = new Redis(url, {
    lazyConnect: true,
    connectTimeout: START_MS,
    commandTimeout: COMMAND_MS,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy,
  });
  const subscriber = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null, retryStrategy });
  const connections = [commands, subscriber];
  let connected: boolean | undefined;
  const tell = (now: boolean, err?: Error) => {
    if (connected === now) return;
    connected = now;
    if (now) logger.info('Redis answers');
    else logger.warn({ err }, 'Redis cannot be reached: limits are counted by each instance alone');
  };
  commands.on('ready', () => tell(true));
  commands.on('close', () => tell(false));
  for (const connection of connections) {
    // every failed attempt; the first is worth a line
    connection.on('error', (error: Error) => tell(false, error));
    // an attempt that fails is repeated by the strategy above
    connection.connect().catch(() => undefined);
  }
  await Promise.race([
    new Promise<void>((resolve) => commands.once('ready', resolve).once('close', resolve)),
    sleep(START_MS, undefined, { ref: false }),
  ]);
  return {
    commands,
    subscriber,
    close() {
      commands.removeAllListeners('close');
      for (const connection of connections) connection.disconnect();
    },
  };
}
