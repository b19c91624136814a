import { webhookHeaders } from '@mywasender/contract/webhook-signature';
import type { Core } from '../core.ts';
import { failPending, noteTry, type StoredDelivery } from '../store/webhook-deliveries.ts';
import { type StoredWebhook, saveWebhook, webhookById } from '../store/webhooks.ts';
import { type PostResult, postEvent } from './post-event.ts';
import { signingKeyOf } from './signing-key.ts';
import { announceWebhook } from './webhook-view.ts';

const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 60 * 60_000;
/** An event the address refuses by itself, again and again, is given up; others go on. */
export const MAX_REFUSALS = 12;
/** An address that has taken nothing for so long is switched off. */
export const SWITCH_OFF_AFTER_MS = 3 * 86_400_000;
/** What speaks against one event and not against the address. */
const REFUSES_ONE = [400, 409, 413, 415, 422];

export interface DeliverInput {
  readonly delivery: StoredDelivery;
  /** The app stops. */
  readonly signal: AbortSignal;
  /** A person looks on: it is not tried again by itself, and says nothing bad about the address. */
  readonly once?: boolean;
}

/**
 * One try of one delivery. If the app dies between the call and its note the same `webhook-id` goes out again: at least
 * once. Resolves with the result, or `null` when the app stopped meanwhile, which counts for nothing.
 */
export async function deliver(
  core: Core,
  webhook: StoredWebhook,
  { delivery, signal, once = false }: DeliverInput,
): Promise<PostResult | null> {
  const { deps } = core;
  const { eventId, body } = delivery;
  const key = await signingKeyOf(deps.secrets, webhook.id);
  const headers = webhookHeaders({ eventId, body, at: deps.wallClock.now() }, [key]);
  const result = await postEvent({ fetch: deps.fetch, url: webhook.url, headers, body, signal });
  if (signal.aborted && result.error !== null) return null;
  core.sql.transaction(() => note(core, webhook.id, { delivery, once }, result));
  return result;
}

function note(
  core: Core,
  webhookId: string,
  { delivery, once }: { readonly delivery: StoredDelivery; readonly once: boolean },
  { status, error }: PostResult,
): void {
  // As it is now: it may have been changed or removed during the call.
  const webhook = webhookById(core.sql, webhookId);
  if (webhook === null) return;
  const now = core.deps.wallClock.now();
  if (error === null) {
    noteTry(core.sql, delivery.id, { state: 'delivered', at: now, nextAt: 0, status, error });
    if (webhook.failingSince === null && webhook.failures === 0) return;
    change(core, { ...webhook, failingSince: null, failures: 0, retryAt: 0 });
    return;
  }
  if (once) {
    noteTry(core.sql, delivery.id, { state: 'failed', at: now, nextAt: 0, status, error });
    return;
  }
  const one = status !== null && REFUSES_ONE.includes(status);
  const attempts = delivery.attempts + 1;
  const nextAt = one ? now + pause(core, attempts) : now;
  const state = one && attempts >= MAX_REFUSALS ? 'failed' : 'pending';
  noteTry(core.sql, delivery.id, { state, at: now, nextAt, status, error });
  const failures = webhook.failures + 1;
  const failingSince = webhook.failingSince ?? now;
  const failing = {
    ...webhook,
    failures,
    failingSince,
    retryAt: one ? webhook.retryAt : now + pause(core, failures),
  };
  if (status === 410) switchOff(core, failing, 'gone');
  else if (now - failingSince >= SWITCH_OFF_AFTER_MS) switchOff(core, failing, 'failing');
  else change(core, failing);
}

function switchOff(core: Core, webhook: StoredWebhook, switchedOff: 'gone' | 'failing'): void {
  core.deps.log.warn({ webhook: webhook.id, switchedOff }, 'a webhook was switched off');
  failPending(core.sql, webhook.id);
  change(core, { ...webhook, enabled: false, switchedOff });
}

function change(core: Core, webhook: StoredWebhook): void {
  saveWebhook(core.sql, webhook);
  announceWebhook(core, webhook.id);
}

/** 10 s, doubled each time up to an hour, ± 20 % so that addresses are not all tried at once. */
function pause({ deps }: Core, times: number): number {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (times - 1), LONGEST_PAUSE_MS);
  return Math.round(pause * (0.8 + 0.4 * deps.random()));
}
