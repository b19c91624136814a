import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import { raiseAlert } from '../alerts/raise-alert.ts';
import { sha256 } from '../crypto/digest.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { PaymentNotice, PaymentProvider } from './providers/payment-provider.ts';

/**
 * Stores a webhook of a provider, verified over its bytes as they came, the same one once; a job works on it. Throws
 * `NOT_FOUND` (a provider that is not set up), `WEBHOOK_SIGNATURE_INVALID`, `WEBHOOK_TOO_OLD`.
 */
export async function takeNotice(
  deps: ServerDeps,
  input: {
    readonly provider: PaymentProvider['name'];
    readonly raw: Buffer;
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  },
): Promise<void> {
  const provider = deps.payments.get(input.provider);
  if (provider === undefined) throw new AppError('NOT_FOUND');
  const at = deps.now();
  const notice = await provider.readNotice(input.raw, input.headers, at);
  const digest = digestOf(input.raw);
  const { eventId, type, about, occurredAt } = notice;
  const id = randomUUID();
  await deps.db.prisma.$transaction(async (tx) => {
    const { count: fresh } = await tx.paymentEvent.createMany({
      data: {
        id,
        provider: provider.name,
        eventId,
        digest,
        type,
        about,
        reference: referenceOf(notice),
        state: about === 'nothing' ? 'done' : 'waiting',
        occurredAt,
        receivedAt: at,
      },
      skipDuplicates: true,
    });
    if (fresh === 1) {
      if (about !== 'nothing') await deps.jobs.enqueue(tx, 'payment.event', { id });
      return;
    }
    const known = await tx.paymentEvent.findUniqueOrThrow({
      where: { provider_eventId: { provider: provider.name, eventId } },
    });
    if (digest.equals(known.digest)) return;
    const details = { provider: provider.name };
    await raiseAlert(deps, { kind: 'PAYMENT_EVENT_CHANGED', subject: eventId, details }, tx);
  });
}

function referenceOf(notice: PaymentNotice): string | null {
  switch (notice.about) {
    case 'checkout':
      return notice.providerRef;
    case 'payment':
      return notice.paymentRef;
    case 'subscription':
    case 'invoice':
      return notice.subscriptionRef;
    case 'nothing':
      return null;
    default:
      return null;
  }
}

/** Of what the event says. Stripe counts in it how many addresses it still has to tell, which changes with each try. */
function digestOf(raw: Buffer): Buffer<ArrayBuffer> {
  try {
    const body: unknown = JSON.parse(raw.toString('utf8'));
    return sha256(JSON.stringify(body, (key, value) => (key === 'pending_webhooks' ? undefined : value)));
  } catch {
    // no JSON: its bytes are what it says
    return sha256(raw);
  }
}
