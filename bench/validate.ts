import { type PostgresCluster, startPostgres } from '../apps/server/src/testing/postgres-cluster.ts';
import { type LoadFigures, loadValidate } from './support/load.ts';
import { type Answering, startFloor, startLicenseServer } from './support/processes.ts';
import { type Budget, median, type Report } from './support/report.ts';
import { type Caller, seedLicenses } from './support/seed-licenses.ts';
import { bothOf, REQUESTS, ratioOf, shown, type Turn, takeTurns, wrongIn } from './support/take-turns.ts';
import { makeValidateBodies } from './support/validate-requests.ts';

const LICENSES = 100_000;
const SIZES = [1_000, 1_000_000];
const LOGINS = 50;

/** Validations against a bare route that does the same cryptography and one statement. */
export async function validate(say: (line: string) => void): Promise<Report> {
  const cluster = await startPostgres({ durable: true });
  try {
    const main = await onDatabase(cluster, LICENSES, say, async (server, floor, callers) => {
      const rates = await turnsOf(server, floor, callers, say);
      const rate = Math.round(median(rates.map(({ subject }) => subject.rate)) / 2);
      const half = await loadValidate({
        url: server.url,
        bodies: makeValidateBodies(callers, REQUESTS),
        rate,
      });
      say(`at half load, ${shown(rate)}/s: p50 ${half.p50} ms, p99 ${half.p99} ms`);
      const flood = await underLogins(server, callers, rate);
      say(`beside ${LOGINS} sign-ins at once: p50 ${flood.p50} ms, p99 ${flood.p99} ms`);
      return { rates, half, flood };
    });
    const bySize = new Map<number, readonly Turn[]>();
    for (const size of SIZES) {
      const turns = await onDatabase(cluster, size, say, (server, floor, callers) =>
        turnsOf(server, floor, callers, say),
      );
      bySize.set(size, turns);
    }
    return report(main, bySize);
  } finally {
    await cluster.stop();
  }
}

const turnsOf = (
  server: Answering,
  floor: Answering,
  callers: readonly Caller[],
  say: (line: string) => void,
) =>
  takeTurns(
    { reference: { name: 'floor', at: floor }, subject: { name: 'server', at: server } },
    callers,
    say,
  );

async function onDatabase<T>(
  cluster: PostgresCluster,
  licenses: number,
  say: (line: string) => void,
  measure: (server: Answering, floor: Answering, callers: readonly Caller[]) => Promise<T>,
): Promise<T> {
  const databaseUrl = await cluster.createMigratedDatabase();
  say(`${licenses.toLocaleString('en')} licenses`);
  const callers = await seedLicenses(databaseUrl, licenses);
  const server = await startLicenseServer({ DATABASE_URL: databaseUrl });
  const floor = await startFloor({ DATABASE_URL: databaseUrl });
  try {
    return await measure(server, floor, callers);
  } finally {
    await floor.stop();
    await server.stop();
  }
}

/** bcrypt keeps every core busy for seconds; nobody who is licensed should feel it. */
async function underLogins(
  server: Answering,
  callers: readonly Caller[],
  rate: number,
): Promise<LoadFigures> {
  const bodies = makeValidateBodies(callers, REQUESTS);
  const [figures] = await Promise.all([
    loadValidate({ url: server.url, bodies, rate }),
    ...Array.from({ length: LOGINS }, (_, index) => signIn(server.url, index)),
  ]);
  return figures;
}

async function signIn(url: string, index: number): Promise<void> {
  const answer = await fetch(`${url}/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `203.0.113.${index}` },
    body: JSON.stringify({ email: `person${index}@bench.invalid`, password: 'not this one either' }),
  });
  const text = await answer.text();
  if (answer.status !== 401) throw new Error(`a sign-in was answered with ${answer.status} ${text}`);
}

function report(
  main: { rates: readonly Turn[]; half: LoadFigures; flood: LoadFigures },
  bySize: ReadonlyMap<number, readonly Turn[]>,
): Report {
  const ratio = ratioOf(main.rates);
  const all = [...bothOf([...main.rates, ...[...bySize.values()].flat()]), main.half, main.flood];
  const budgets: Budget[] = [
    { what: 'server / floor, 100,000 licenses', measured: ratio, unit: '', limit: 0.6, bound: 'at least' },
    { what: 'p99 at half load', measured: main.half.p99, unit: 'ms', limit: 100, bound: 'at most' },
    {
      what: `p99 beside ${LOGINS} sign-ins`,
      measured: main.flood.p99,
      unit: 'ms',
      limit: 250,
      bound: 'at most',
    },
    {
      what: 'wrong answers',
      measured: wrongIn(all),
      unit: '',
      limit: 0,
      bound: 'at most',
    },
    ...[...bySize].map(
      ([size, turns]): Budget => ({
        what: `server / floor, ${size.toLocaleString('en')} licenses`,
        measured: ratioOf(turns),
        unit: '',
        limit: 0.6,
        bound: 'at least',
      }),
    ),
  ];
  return {
    figures: {
      'server, requests/s': median(main.rates.map(({ subject }) => subject.rate)),
      'floor, requests/s': median(main.rates.map(({ reference }) => reference.rate)),
      'server at full load, p99 ms': median(main.rates.map(({ subject }) => subject.p99)),
      'at half load, p50 ms': main.half.p50,
    },
    budgets,
  };
}
