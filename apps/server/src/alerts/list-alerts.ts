import { ALERT_KINDS, type AlertKind, describeAlert } from '@mywasender/contract/alert-kinds';
import type { Alert, AlertQuery } from '@mywasender/contract/http/alerts';
import type { Page } from '@mywasender/contract/http/page';
import type { Alert as AlertRow } from '../generated/prisma/client.ts';
import { afterTimeCursor, DEFAULT_LIMIT, encodeTimeCursor, toPage } from '../shared/cursor.ts';
import type { ServerDeps } from '../shared/deps.ts';

/** Alerts, newest first. */
export async function listAlerts({ db }: Pick<ServerDeps, 'db'>, query: AlertQuery): Promise<Page<Alert>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await db.prisma.alert.findMany({
    where: {
      // kinds of a newer instance beside this one are shown by that one
      kind: { in: query.kind === undefined ? ALERT_KINDS : [query.kind] },
      ...(query.open === undefined ? {} : { acknowledgedAt: query.open ? null : { not: null } }),
      ...afterTimeCursor(query.cursor),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  return toPage(rows, limit, presentAlert, encodeTimeCursor);
}

export function presentAlert(row: AlertRow): Alert {
  const details = valuesOf(row.details);
  const kind = row.kind as AlertKind;
  return {
    id: row.id,
    kind,
    severity: row.severity === 'critical' ? 'critical' : 'warning',
    message: describeAlert(kind, { ...details, subject: row.subject }),
    subject: row.subject,
    details,
    count: row.count,
    createdAt: row.createdAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
  };
}

function valuesOf(json: unknown): Record<string, string | number | boolean> {
  if (typeof json !== 'object' || json === null) return {};
  return Object.fromEntries(
    Object.entries(json).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value)),
  );
}
