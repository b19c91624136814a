import type { ServerDeps } from '../shared/deps.ts';

/** Stretches of time events are counted in, by name; every event in a stretch counts until it ends. */
const STRETCH_MS = { 'failed-login': 3_600_000, limited: 60_000 } as const;
type CountedEvent = keyof typeof STRETCH_MS;

/** Longer than any stretch; housekeeping deletes what is older. */
const KEPT_MS = 2 * 3_600_000;

export interface Occurrences {
  readonly name: CountedEvent;
  readonly subject: string;
  readonly times: number;
}

/**
 * Adds occurrences to the counts all instances share and returns those whose count came to or passed `limit` with
 * this addition: exactly one caller is told, however many add at once. One statement whatever their number, its
 * rows in one order, so that two of them cannot wait for each other.
 */
export async function countEvents(
  { db, now }: Pick<ServerDeps, 'db' | 'now'>,
  occurrences: readonly Occurrences[],
  limitOf: (occurrence: Pick<Occurrences, 'name' | 'subject'>) => number,
): Promise<Pick<Occurrences, 'name' | 'subject'>[]> {
  if (occurrences.length === 0) return [];
  const at = now().getTime();
  const rows = occurrences.map(({ name, subject, times }) => ({
    name,
    subject,
    times,
    at: new Date(Math.floor(at / STRETCH_MS[name]) * STRETCH_MS[name]).toISOString(),
  }));
  const counted = await db.prisma.$queryRaw<{ name: CountedEvent; subject: string; count: number }[]>`
    INSERT INTO event_counts AS e (name, subject, bucket_at, count)
    SELECT name, subject, at, times
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS added(name text, subject text, at timestamptz, times int)
    ORDER BY name, subject
    ON CONFLICT (name, subject, bucket_at) DO UPDATE SET count = e.count + EXCLUDED.count
    RETURNING name, subject, count`;
  const timesOf = new Map(occurrences.map(({ name, subject, times }) => [`${name} ${subject}`, times]));
  return counted.filter((row) => {
    const limit = limitOf(row);
    return row.count >= limit && row.count - (timesOf.get(`${row.name} ${row.subject}`) ?? 0) < limit;
  });
}

export async function forgetEventCounts({ db, now }: Pick<ServerDeps, 'db' | 'now'>): Promise<void> {
  const before = new Date(now().getTime() - KEPT_MS);
  await db.prisma.eventCount.deleteMany({ where: { bucketAt: { lt: before } } });
}
