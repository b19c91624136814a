import { startPostgres } from '../apps/server/src/testing/postgres-cluster.ts';
import { type Line, MOST_VAIN, measureCalls } from './support/measure-calls.ts';
import { preparePlans } from './support/query-plans.ts';
import { type Budget, median, type Report } from './support/report.ts';
import { seedPortal } from './support/seed-portal.ts';

/** Every list of the portal over 1,000,000 licenses, against a look-up by id through the same routes. */
export async function portal(say: (line: string) => void): Promise<Report & { readonly calls: Line[] }> {
  const cluster = await startPostgres();
  try {
    const databaseUrl = await cluster.createMigratedDatabase();
    await preparePlans(databaseUrl);
    const signedIn = await seedPortal(databaseUrl, say);
    return report(await measureCalls({ databaseUrl, logFile: cluster.logFile, signedIn, say }));
  } finally {
    await cluster.stop();
  }
}

function report(lines: Line[]): Report & { readonly calls: Line[] } {
  const worst = (of: readonly Line[], figure: (line: Line) => number) => Math.max(...of.map(figure));
  const pages = lines.filter((line) => !line.counts);
  const counts = lines.filter((line) => line.counts);
  return {
    figures: {
      calls: lines.length,
      'floor, p50 ms': median(lines.map(({ floor50 }) => floor50)),
      'floor, p99 ms': median(lines.map((line) => line.floor99)),
      'all calls, median of p50 / floor': median(lines.map(({ p50, floor50 }) => p50 / floor50)),
      'slowest call, p50 ms': worst(lines, ({ p50 }) => p50),
      'slowest call, p99 ms': worst(lines, (line) => line.p99),
    },
    budgets: [
      {
        what: 'calls that read a large table from end to end',
        measured: lines.filter(({ scanned }) => scanned.length > 0).length,
        unit: '',
        limit: 0,
        bound: 'at most',
      },
      {
        what: 'rows read for nothing, worst call',
        measured: worst(lines, ({ vain }) => vain),
        unit: '',
        limit: MOST_VAIN,
        bound: 'at most',
      },
      ...[
        { what: 'pages', of: pages, limit: 15 },
        { what: 'counts over a whole shop', of: counts, limit: 60 },
      ].flatMap(({ what, of, limit }): Budget[] => [
        {
          what: `${what}: p50 / floor, worst`,
          measured: worst(of, ({ p50, floor50 }) => p50 / floor50),
          unit: '',
          limit,
          bound: 'at most',
        },
        {
          what: `${what}: p99 / floor’s p99, worst`,
          measured: worst(of, (line) => line.p99 / line.floor99),
          unit: '',
          limit,
          bound: 'at most',
        },
      ]),
    ],
    calls: lines,
  };
}
