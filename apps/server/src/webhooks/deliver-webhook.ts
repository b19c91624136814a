import type { JobHandlers } from '../jobs/job-handler.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { type PostResult, postWebhook } from './post-webhook.ts';
import { switchOffWebhook } from './switch-off-webhook.ts';
import { signedHeaders } from './webhook-keys.ts';

const GONE = 410;

/**
 * One try of one delivery. What was delivered is not sent again when the job is repeated; if the server dies between
 * sending and noting it, the receiver gets the same `webhook-id` twice. Throws so that the job is tried later.
 */
export async function deliverWebhook(
  deps: ServerDeps,
  { deliveryId }: { readonly deliveryId: string },
  { last }: { readonly last: boolean },
): Promise<void> {
  const delivery = await deps.db.prisma.webhookDelivery.findUnique({
    where: { id: deliveryId },
    include: { webhook: true },
  });
  if (delivery === null || delivery.state !== 'pending') return;
  const { webhook, eventId, body } = delivery;
  if (webhook.disabledAt !== null) {
    await note(deps, deliveryId, { state: 'failed', lastError: 'the address is switched off' });
    return;
  }
  const headers = signedHeaders(deps, webhook, { eventId, body, at: deps.now() });
  const result = await postWebhook(deps.config, { url: webhook.url, headers, body });
  const lasting = last || result.status === GONE;
  await noteTry(deps, deliveryId, result, lasting);
  if (result.error === null) return;
  if (!lasting) throw new Error(`a webhook was not delivered: ${result.error}`);
  const reason = result.status === GONE ? 'gone' : 'failed';
  await switchOffWebhook(deps, webhook, { reason, eventAt: delivery.createdAt });
}

async function noteTry(deps: ServerDeps, id: string, result: PostResult, lasting: boolean): Promise<void> {
  const at = deps.now();
  const delivered = result.error === null;
  await note(deps, id, {
    state: delivered ? 'delivered' : lasting ? 'failed' : 'pending',
    attempts: { increment: 1 },
    lastStatus: result.status,
    lastError: result.error,
    lastAttemptAt: at,
    ...(delivered ? { deliveredAt: at } : {}),
  });
}

type Change = Parameters<ServerDeps['db']['prisma']['webhookDelivery']['update']>[0]['data'];

/** The log may have been removed with its address in the meantime. */
async function note({ db }: ServerDeps, id: string, data: Change): Promise<void> {
  await db.prisma.webhookDelivery.updateMany({ where: { id }, data });
}

export const webhookJobs = { 'webhook.deliver': deliverWebhook } satisfies Pick<
  JobHandlers,
  'webhook.deliver'
>;
