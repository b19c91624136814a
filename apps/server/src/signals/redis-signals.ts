import { randomUUID } from 'node:crypto';
import { type Static, Type } from 'typebox';
import Value from 'typebox/value';
import type { RedisConnections } from '../redis/open-redis.ts';
import { createLocalSignals, type Signals } from './signals.ts';

const CHANNEL = 'mywasender:signals';

const Message = Type.Object({
  from: Type.String(),
  kind: Type.Enum(['address-block', 'license', 'plan', 'relay', 'session', 'user']),
  id: Type.String(),
});

/**
 * Signals to every instance on the same Redis. This instance hears its own at once and without Redis; while Redis
 * is away the others learn of a change at their next check.
 */
export function createRedisSignals({ commands, subscriber }: RedisConnections): Signals {
  const local = createLocalSignals();
  const self = randomUUID();
  subscriber.on('message', (_channel: string, text: string) => {
    const message = parse(text);
    if (message === null || message.from === self) return;
    local.publish({ kind: message.kind, id: message.id });
  });
  // waits for the connection, and is repeated by the client after each new one
  subscriber.subscribe(CHANNEL).catch(() => undefined);
  return {
    publish(signal) {
      local.publish(signal);
      const message: Static<typeof Message> = { from: self, kind: signal.kind, id: signal.id };
      commands.publish(CHANNEL, JSON.stringify(message)).catch(() => undefined);
    },
    subscribe: local.subscribe,
  };
}

function parse(text: string): Static<typeof Message> | null {
  try {
    const message: unknown = JSON.parse(text);
    return Value.Check(Message, message) ? message : null;
  } catch {
    // not ours: the channel is open to whoever shares this Redis
    return null;
  }
}
