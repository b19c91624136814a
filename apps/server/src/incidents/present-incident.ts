import type { Incident, IncidentPage, IncidentQuery } from '@mywasender/contract/http/incidents';
import type { Queries } from '../db/database.ts';
import type { Incident as Row } from '../generated/prisma/client.ts';
import { afterTimeCursor, DEFAULT_LIMIT, encodeTimeCursor, toPage } from '../shared/cursor.ts';
import type { ServerDeps } from '../shared/deps.ts';

/** Incidents, newest first. */
export async function listIncidents(
  { db }: Pick<ServerDeps, 'db'>,
  query: IncidentQuery,
): Promise<IncidentPage> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await db.prisma.incident.findMany({
    where: afterTimeCursor(query.cursor),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  const { items, nextCursor } = toPage(rows, limit, (row) => row, encodeTimeCursor);
  return { items: await Promise.all(items.map((row) => presentIncident(db.prisma, row))), nextCursor };
}

export async function presentIncident(queries: Queries, row: Row): Promise<Incident> {
  const where = { incidentId: row.id };
  const { _count, _sum } = await queries.incidentSubject.aggregate({
    where,
    _count: { _all: true },
    _sum: { sessions: true, devices: true },
  });
  const instant = (date: Date | null) => date?.toISOString() ?? null;
  return {
    id: row.id,
    title: row.title,
    summary: row.summary,
    scope: row.scope as Incident['scope'],
    actions: row.actions as Incident['actions'],
    run: row.run as Incident['run'],
    status: row.status as Incident['status'],
    createdAt: row.createdAt.toISOString(),
    discoveredAt: row.discoveredAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    openedBy: row.openedBy,
    approvedBy: row.approvedBy,
    startedAt: instant(row.startedAt),
    doneAt: instant(row.doneAt),
    notifiedAt: instant(row.notifiedAt),
    closedAt: instant(row.closedAt),
    done: {
      accounts: _count._all,
      sessions: _sum.sessions ?? 0,
      devices: _sum.devices ?? 0,
      resets: await queries.incidentSubject.count({ where: { ...where, reset: true } }),
      mails: await queries.incidentSubject.count({ where: { ...where, mailed: true } }),
    },
  };
}
