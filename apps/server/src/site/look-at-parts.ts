import type { PublicStatus, StatusPart } from '@mywasender/contract/http/site';
import { PROVIDER_TIMEOUT_MS } from '../payments/providers/provider-timeout.ts';
import type { ServerDeps } from '../shared/deps.ts';

/** A mail that has been tried for so long, or a payment that waits so long, is a problem people notice. */
const PATIENCE_MS = 10 * 60_000;
/** What providers did before that says nothing about now. */
const RECENT_MS = 60 * 60_000;

type Deps = Pick<ServerDeps, 'db' | 'payments' | 'now'>;

/**
 * How each part of the server is, by what it did last; nobody else is asked. Mail: whether one has been tried in vain for
 * ten minutes. A provider: whether it answered the newest checkout of the hour, and what it told was worked on.
 */
export async function lookAtParts(deps: Deps): Promise<Omit<PublicStatus, 'checkedAt'>> {
  const { prisma } = deps.db;
  const at = deps.now().getTime();
  const late = new Date(at - PATIENCE_MS);
  const [mail] = await prisma.$queryRaw<{ stuck: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM jobs.job WHERE name = 'mail.send' AND state = 'retry' AND created_on < ${late}) AS stuck`;
  const parts: StatusPart[] = [
    { name: 'database', state: 'ok' },
    { name: 'mail', state: mail?.stuck === true ? 'problem' : 'ok' },
  ];
  for (const name of deps.payments.keys()) {
    const newest = await prisma.order.findFirst({
      where: {
        provider: name,
        createdAt: { gt: new Date(at - RECENT_MS) },
        // one without an answer may still get it
        OR: [{ providerRef: { not: null } }, { createdAt: { lt: new Date(at - PROVIDER_TIMEOUT_MS) } }],
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      select: { providerRef: true },
    });
    const waiting = await prisma.paymentEvent.count({
      where: { provider: name, state: 'waiting', receivedAt: { lt: late } },
    });
    const well = newest?.providerRef !== null && waiting === 0;
    parts.push({ name, state: well ? 'ok' : 'problem' });
  }
  const incident = await prisma.incident.findFirst({ orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
  const lastIncident =
    incident === null
      ? null
      : {
          discoveredAt: incident.discoveredAt.toISOString(),
          closedAt: incident.closedAt?.toISOString() ?? null,
        };
  return { parts, lastIncident };
}
