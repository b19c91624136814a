import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { AppWebhook, AppWebhookDelivery } from '@mywasender/contract/models/webhook';
import { cursorOf, DEFAULT_LIMIT, nextCursor, rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import {
  deliveryById,
  deliveryView,
  failPending,
  insertDelivery,
  pageDeliveries,
} from '../store/webhook-deliveries.ts';
import {
  allWebhooks,
  deleteWebhook,
  type StoredWebhook,
  saveWebhook,
  webhookById,
} from '../store/webhooks.ts';
import { checkWebhookUrl } from './check-webhook-url.ts';
import { collectEvents } from './collect-events.ts';
import { deliver } from './deliver.ts';
import { announceWebhook, webhookView } from './webhook-view.ts';

const MAX_WEBHOOKS = 20;
/** Called here and now; should the app die meanwhile it stays in the log as waiting. */
const NOT_BY_ITSELF = Number.MAX_SAFE_INTEGER;

export async function listWebhooks(core: Core): Promise<CommandOutput<'settings.webhooks'>> {
  return { webhooks: await Promise.all(allWebhooks(core.sql).map((webhook) => webhookView(core, webhook))) };
}

/** Throws `VALIDATION_FAILED` for an address that will not do, `WEBHOOK_LIMIT`. */
export async function addWebhook(
  core: Core,
  input: CommandInput<'settings.addWebhook'>,
): Promise<AppWebhook> {
  const url = checkWebhookUrl(input.url);
  if (allWebhooks(core.sql).length >= MAX_WEBHOOKS)
    throw new AppError('WEBHOOK_LIMIT', { limit: MAX_WEBHOOKS });
  return save(core, {
    id: randomUUID(),
    url,
    events: input.events,
    createdAt: core.deps.wallClock.now(),
    enabled: true,
    ...CONTENT,
  });
}

const CONTENT = { switchedOff: null, failingSince: null, failures: 0, retryAt: 0 } as const;

/** Throws `NOT_FOUND`, `VALIDATION_FAILED`. */
export async function changeWebhook(
  core: Core,
  input: CommandInput<'settings.changeWebhook'>,
): Promise<AppWebhook> {
  const known = requireWebhook(core, input.webhookId);
  const enabled = input.enabled ?? known.enabled;
  const url = input.url === undefined ? known.url : checkWebhookUrl(input.url);
  // Mended or switched on: what it failed at before counts no more.
  const mended = url !== known.url || enabled !== known.enabled ? CONTENT : {};
  return save(core, { ...known, ...mended, url, enabled, events: input.events ?? known.events });
}

/** What happened until now is for the addresses as they were. */
function save(core: Core, webhook: StoredWebhook): Promise<AppWebhook> {
  core.sql.transaction(() => {
    collectEvents(core);
    saveWebhook(core.sql, webhook);
    if (!webhook.enabled) failPending(core.sql, webhook.id);
  });
  announceWebhook(core, webhook.id);
  core.webhooks.wake();
  return webhookView(core, webhook);
}

export function removeWebhook(
  core: Core,
  input: CommandInput<'settings.removeWebhook'>,
): CommandOutput<'settings.removeWebhook'> {
  const { id } = requireWebhook(core, input.webhookId);
  deleteWebhook(core.sql, id);
  return {};
}

/** Calls at once, even an address that is switched off: to see whether it is mended. Throws `NOT_FOUND`. */
export async function testWebhook(
  core: Core,
  input: CommandInput<'settings.testWebhook'>,
): Promise<AppWebhookDelivery> {
  const webhook = requireWebhook(core, input.webhookId);
  const eventId = randomUUID();
  const at = core.deps.wallClock.now();
  const type = 'webhook.test';
  const body = JSON.stringify({ id: eventId, type, timestamp: new Date(at).toISOString(), data: {} });
  const id = insertDelivery(core.sql, { webhookId: webhook.id, eventId, type, body, at }, NOT_BY_ITSELF);
  return callNow(core, webhook, id);
}

/** Throws `NOT_FOUND`, `WEBHOOK_OFF`. */
export async function replayDelivery(
  core: Core,
  input: CommandInput<'settings.replayDelivery'>,
): Promise<AppWebhookDelivery> {
  const old = deliveryById(core.sql, rowId(input.deliveryId));
  const webhook = old === null ? null : webhookById(core.sql, old.webhookId);
  if (old === null || webhook === null) throw new AppError('NOT_FOUND');
  if (!webhook.enabled) throw new AppError('WEBHOOK_OFF');
  const id = insertDelivery(core.sql, { ...old, at: core.deps.wallClock.now() }, NOT_BY_ITSELF);
  return callNow(core, webhook, id);
}

export function listDeliveries(
  core: Core,
  input: CommandInput<'settings.webhookDeliveries'>,
): CommandOutput<'settings.webhookDeliveries'> {
  const { id: webhookId } = requireWebhook(core, input.webhookId);
  const limit = input.limit ?? DEFAULT_LIMIT;
  const { items, total } = pageDeliveries(core.sql, { webhookId, before: cursorOf(input.cursor), limit });
  return { items, nextCursor: nextCursor(items, limit), total };
}

async function callNow(core: Core, webhook: StoredWebhook, id: number): Promise<AppWebhookDelivery> {
  const delivery = deliveryById(core.sql, id);
  if (delivery === null) throw new AppError('NOT_FOUND');
  await deliver(core, webhook, { delivery, signal: core.webhooks.signal, once: true });
  const view = deliveryView(core.sql, id);
  if (view === null) throw new AppError('NOT_FOUND');
  return view;
}

function requireWebhook(core: Core, id: string): StoredWebhook {
  const webhook = webhookById(core.sql, id);
  if (webhook === null) throw new AppError('NOT_FOUND');
  return webhook;
}
