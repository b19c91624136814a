import type { ServerDeps } from '../shared/deps.ts';

interface Count {
  readonly day: string;
  readonly call: string;
  readonly code: string;
  times: number;
}

/**
 * Adds up verdicts by day. Each is counted in memory, and a few times a minute what was gathered goes to the counts all
 * instances share, in one statement: asking for verdicts as fast as somebody can makes no more writes. What a process
 * had gathered when it was killed is lost.
 */
export function createVerdictCounts({ db, now }: Pick<ServerDeps, 'db' | 'now'>) {
  let gathered = new Map<string, Count>();
  const add = ({ day, call, code, times }: Count) => {
    const key = `${day} ${call} ${code}`;
    const known = gathered.get(key);
    if (known === undefined) gathered.set(key, { day, call, code, times });
    else known.times += times;
  };
  return {
    note(call: string, code: string) {
      add({ day: now().toISOString().slice(0, 10), call, code, times: 1 });
    },
    async flush(): Promise<void> {
      const rows = [...gathered.values()];
      if (rows.length === 0) return;
      gathered = new Map();
      try {
        // in one order, so that two instances cannot wait for each other
        await db.prisma.$executeRaw`
          INSERT INTO verdict_counts AS v (day, call, code, count)
          SELECT day, call, code, times
          FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
            AS added(day date, call text, code text, times int)
          ORDER BY day, call, code
          ON CONFLICT (day, call, code) DO UPDATE SET count = v.count + EXCLUDED.count`;
      } catch (error) {
        // counted with the next ones; there are few kinds, however long the database is away
        for (const row of rows) add(row);
        throw error;
      }
    },
  };
}
