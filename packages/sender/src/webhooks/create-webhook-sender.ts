import type { Core } from '../core.ts';
import type { EventHub } from '../events/create-event-hub.ts';
import { dueDelivery, forgetDeliveries, nextDeliveryAt } from '../store/webhook-deliveries.ts';
import { allWebhooks, webhookById } from '../store/webhooks.ts';
import { collectEvents } from './collect-events.ts';
import { deliver } from './deliver.ts';

export interface WebhookSender {
  /** Aborts when the app stops. */
  readonly signal: AbortSignal;
  /** Begins; and something may have happened that addresses are told of, or an address was changed. */
  wake(): void;
  /** No call is begun any more; those under way are given up and made again at the next start. */
  stop(): Promise<void>;
}

/** Events come in bursts; one look for all of them. */
const SETTLE_MS = 50;
const LONGEST_SLEEP_MS = 60_000;
const KEPT_MS = 30 * 86_400_000;

/** Of a core that tells nobody: a rehearsal. */
export function createSilentWebhooks(): WebhookSender {
  const ending = new AbortController();
  return { signal: ending.signal, wake: () => undefined, stop: async () => ending.abort() };
}

/** Collects what happened and calls the addresses, each by itself: a slow one holds nobody else up. Real time. */
export function createWebhookSender(core: () => Core, events: EventHub): WebhookSender {
  const ending = new AbortController();
  const busy = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | null = null;
  let dueAt = Number.POSITIVE_INFINITY;

  const lookIn = (ms: number): void => {
    const at = performance.now() + ms;
    if (ending.signal.aborted || (timer !== null && dueAt <= at)) return;
    if (timer !== null) clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(look, ms);
    timer.unref();
  };
  const look = (): void => {
    timer = null;
    try {
      if (!allWebhooks(core().sql).some(({ enabled }) => enabled)) return;
      collectEvents(core());
      forgetDeliveries(core().sql, core().deps.wallClock.now() - KEPT_MS);
      lookIn(startDue());
    } catch (error) {
      // A full disk, most of all: nothing was marked as told, so nothing is lost.
      core().deps.log.error({ err: error }, 'webhooks could not be looked after');
      lookIn(LONGEST_SLEEP_MS);
    }
  };
  /** Returns ms until something else is due. */
  const startDue = (): number => {
    const now = core().deps.wallClock.now();
    const waits = allWebhooks(core().sql)
      .filter(({ id, enabled }) => enabled && !busy.has(id))
      .map(({ id, retryAt }) => {
        const next = nextDeliveryAt(core().sql, id);
        if (next === null) return LONGEST_SLEEP_MS;
        const wait = Math.max(next, retryAt) - now;
        if (wait <= 0) serve(id);
        return wait <= 0 ? LONGEST_SLEEP_MS : wait;
      });
    return Math.min(LONGEST_SLEEP_MS, ...waits);
  };
  const serve = (id: string): void => {
    const served = serveAll(core(), id, ending.signal)
      .catch((err: unknown) => core().deps.log.error({ err, webhook: id }, 'a webhook could not be served'))
      .finally(() => {
        busy.delete(id);
        lookIn(SETTLE_MS);
      });
    busy.set(id, served);
  };

  const ends = (
    [
      'recipient.changed',
      'campaign.changed',
      'message.received',
      'profile.changed',
      'conversation.changed',
    ] as const
  ).map((event) => events.subscribe(event, () => lookIn(SETTLE_MS)));
  return {
    signal: ending.signal,
    wake: () => lookIn(0),
    stop: async () => {
      ending.abort();
      for (const end of ends) end();
      if (timer !== null) clearTimeout(timer);
      await Promise.all(busy.values());
    },
  };
}

/** One address, one call after the other, as long as it takes them. */
async function serveAll(core: Core, id: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const now = core.deps.wallClock.now();
    const webhook = webhookById(core.sql, id);
    if (webhook === null || !webhook.enabled || webhook.retryAt > now) return;
    const delivery = dueDelivery(core.sql, id, now);
    if (delivery === null) return;
    await deliver(core, webhook, { delivery, signal });
  }
}
