import { randomUUID } from 'node:crypto';
import { type PaymentsWorld, STEADY } from './payments-world.ts';
import { retryGapMs } from './retry-gaps.ts';
import type { SignWebhook } from './sign-webhook.ts';
import { createTurns } from './turns.ts';
import type { Delivery, DeliveryFaults, Provider } from './types.ts';

const TIMEOUT_MS = 10_000;
/** So many webhooks are on their way at the same time; the others wait. */
const AT_ONCE = 32;

export interface Told {
  readonly eventId: string;
  readonly type: string;
  readonly body: string;
}

export interface Deliveries {
  /** tells the merchant of an event, as the faults allow */
  tell(provider: Provider, told: Told): void;
  /** attempts these now, side by side or one after another; resolves when each was attempted once */
  attempt(deliveries: readonly Delivery[], parallel: boolean): Promise<void>;
  /** resolves when nothing is on its way; what is held or waits for its next try stays so */
  settled(): Promise<void>;
  /** forgets all of them; what is on its way arrives and is not tried again */
  reset(): void;
  stop(): void;
}

export function createDeliveries(world: PaymentsWorld, sign: SignWebhook): Deliveries {
  const ending = new AbortController();
  const inTurn = createTurns(AT_ONCE);
  const running = new Set<Promise<void>>();
  /** by provider, the one that waits for the one behind it */
  const swapped = new Map<Provider, Delivery>();

  /** The status of the answer, or what went wrong. Redirects are not followed, as no provider follows them. */
  const post = async (delivery: Delivery): Promise<number | string> => {
    const target = world.merchants.get(delivery.provider)?.webhook;
    if (target == null) return 'no address';
    try {
      const response = await fetch(target.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(await sign(target, delivery)) },
        body: delivery.body,
        redirect: 'manual',
        signal: AbortSignal.any([ending.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      await response.arrayBuffer();
      return response.status;
    } catch (error) {
      const cause = error instanceof Error ? (error.cause ?? error) : error;
      return cause instanceof Error ? cause.message : String(cause);
    }
  };
  const attempt = async (delivery: Delivery): Promise<void> => {
    delivery.nextAttemptAt = null;
    const result = await inTurn(() => post(delivery));
    delivery.attempts.push({ at: new Date(world.now()).toISOString(), result });
    if (typeof result === 'number' && result >= 200 && result < 300) {
      delivery.state = 'delivered';
      return;
    }
    // a copy that arrived settles it, as a provider that once heard a 2xx asks no more
    if (delivery.state === 'delivered') return;
    const gap = retryGapMs(delivery.provider, delivery.attempts.length);
    if (gap === undefined || ending.signal.aborted || !world.deliveries.includes(delivery)) {
      delivery.state = 'given-up';
      return;
    }
    delivery.state = 'waiting';
    later(delivery, gap / world.retrySpeed);
  };
  const start = (delivery: Delivery): void => {
    const run = attempt(delivery).finally(() => running.delete(run));
    running.add(run);
  };
  const later = (delivery: Delivery, ms: number): void => {
    const at = new Date(world.now() + ms).toISOString();
    delivery.nextAttemptAt = at;
    world.timers.after(ms, () => {
      if (delivery.nextAttemptAt === at) start(delivery);
    });
  };
  const send = (deliveries: readonly Delivery[], { copies, delayMs }: DeliveryFaults): void => {
    for (const delivery of deliveries) {
      for (let n = 0; n < copies; n++) {
        if (delayMs > 0) world.timers.after(delayMs, () => start(delivery));
        else start(delivery);
      }
    }
  };

  return {
    tell(provider, told) {
      const target = world.merchants.get(provider)?.webhook;
      if (target == null) return;
      const faults = world.deliveryFaults.get(provider) ?? STEADY;
      const delivery: Delivery = {
        id: randomUUID(),
        provider,
        ...told,
        state: 'waiting',
        attempts: [],
        nextAttemptAt: null,
      };
      world.deliveries.push(delivery);
      if (faults.drop > 0) {
        world.deliveryFaults.set(provider, { ...faults, drop: faults.drop - 1 });
        delivery.state = 'dropped';
        return;
      }
      if (faults.hold) {
        delivery.state = 'held';
        return;
      }
      const first = swapped.get(provider);
      if (faults.reorder && first === undefined) {
        swapped.set(provider, delivery);
        return;
      }
      swapped.delete(provider);
      send(first === undefined ? [delivery] : [delivery, first], faults);
    },
    async attempt(deliveries, parallel) {
      if (parallel) await Promise.all(deliveries.map(attempt));
      else for (const delivery of deliveries) await attempt(delivery);
    },
    async settled() {
      for (const [provider, one] of swapped) send([one], world.deliveryFaults.get(provider) ?? STEADY);
      swapped.clear();
      while (running.size > 0) await Promise.all(running);
    },
    reset() {
      swapped.clear();
      world.deliveries.length = 0;
    },
    stop: () => ending.abort(),
  };
}
