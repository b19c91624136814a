import { forgetEventCounts } from '../alerts/count-events.ts';
import { forgetAlerts } from '../alerts/forget-alerts.ts';
import { forgetAnomalies } from '../anomalies/forget-anomalies.ts';
import { eraseAddresses } from '../audit/erase-addresses.ts';
import { ATTEMPTS_KEPT_HOURS } from '../auth/sign-in-attempts.ts';
import { forgetBlocks } from '../blocks/forget-blocks.ts';
import { RELAY_DAYS } from '../relay/relay-limits.ts';
import type { ServerDeps } from '../shared/deps.ts';

const DAY = 24 * 60 * 60_000;
const IDEMPOTENCY_DAYS = 7;
const ENDED_SESSION_DAYS = 30;
const WEBHOOK_LOG_DAYS = 30;
/** Longer than the link of a reminder works. */
const REMINDER_KEPT_DAYS = 60;
/** A year and a month: what an overview over twelve months begins with. */
const VERDICT_COUNT_DAYS = 400;
/** Longer than any provider repeats an event. */
const PAYMENT_EVENT_DAYS = 400;
/** Ten years and the one they begin in: how long tax laws want to know who paid. */
const BUYER_DAYS = 11 * 366;

/**
 * Deletes what has served its time: used nonces and captchas, failed sign-ins, webhooks nobody fetched, answers kept for
 * repetition, sessions long over.
 */
export async function tidyUp(deps: Pick<ServerDeps, 'db' | 'now'>): Promise<void> {
  const { db, now } = deps;
  const at = now();
  const before = (days: number) => new Date(at.getTime() - days * DAY);
  const { prisma } = db;
  const forgotten = new Date(at.getTime() - ATTEMPTS_KEPT_HOURS * 3_600_000);
  await prisma.signInAttempt.deleteMany({ where: { lastAt: { lt: forgotten } } });
  await forgetEventCounts(deps);
  await forgetAlerts(deps);
  await forgetBlocks(deps);
  await forgetAnomalies(deps);
  await prisma.passkeyChallenge.deleteMany({ where: { expiresAt: { lt: at } } });
  await prisma.signInChallenge.deleteMany({ where: { expiresAt: { lt: at } } });
  await prisma.dataExport.deleteMany({ where: { expiresAt: { lt: at } } });
  await eraseAddresses(deps);
  await prisma.oneUseCode.deleteMany({ where: { expiresAt: { lt: before(1) } } });
  await prisma.emailChange.deleteMany({ where: { expiresAt: { lt: at } } });
  // their links work no more by then
  await prisma.licenseReminder.deleteMany({ where: { endsAt: { lt: before(REMINDER_KEPT_DAYS) } } });
  await prisma.spentCaptcha.deleteMany({ where: { expiresAt: { lt: at } } });
  await prisma.webhookDelivery.deleteMany({
    where: { createdAt: { lt: before(WEBHOOK_LOG_DAYS) }, state: { not: 'pending' } },
  });
  await prisma.paymentDifference.deleteMany({ where: { resolvedAt: { lt: before(PAYMENT_EVENT_DAYS) } } });
  await prisma.paymentEvent.deleteMany({ where: { receivedAt: { lt: before(PAYMENT_EVENT_DAYS) } } });
  await prisma.receipt.updateMany({
    where: { issuedAt: { lt: before(BUYER_DAYS) }, buyerSealed: { not: null } },
    data: { buyerSealed: null },
  });
  await prisma.verdictCount.deleteMany({ where: { day: { lt: before(VERDICT_COUNT_DAYS) } } });
  await prisma.relayEvent.deleteMany({ where: { receivedAt: { lt: before(RELAY_DAYS) } } });
  await prisma.usedProofNonce.deleteMany({ where: { expiresAt: { lt: at } } });
  await prisma.idempotencyKey.deleteMany({ where: { createdAt: { lt: before(IDEMPOTENCY_DAYS) } } });
  await prisma.session.deleteMany({ where: { expiresAt: { lt: before(ENDED_SESSION_DAYS) } } });
  await prisma.licenseRefreshToken.deleteMany({ where: { expiresAt: { lt: before(ENDED_SESSION_DAYS) } } });
}
