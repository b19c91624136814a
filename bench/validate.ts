import { type PostgresCluster, startPostgres } from '../apps/server/src/testing/postgres-cluster.ts';
import { type LoadFigures, loadValidate } from './support/load.ts';
import { type Answering, startFloor, startLicenseServer } from './support/processes.ts';
import { type Budget, median, type Report } from './support/report.ts';
import { type Caller, seedLicenses } from './support/seed-licenses.ts';
import { makeValidateBodies } from './support/validate-requests.ts';

const LICENSES = 100_000;
const SIZES = [1_000, 1_000_000];
/** until the compiler is done with both: measured rates rise up to here */
const WARM_UP = 10_000;
const REQUESTS = 5_000;
/** Server and floor take turns: what else the machine does meets both. */
const ROUNDS = 5;
const LOGINS = 50;

/** Validations against a bare route that does the same cryptography and one statement. */
export async function validate(say: (line: string) => void): Promise<Report> {
  const cluster = await startPostgres({ durable: true });
  try {
    const main = await onDatabase(cluster, LICENSES, say, async (server, floor, callers) => {
      const rates = await takeTurns(server, floor, callers, say);
      const rate = Math.round(median(rates.map(({ server: { rate } }) => rate)) / 2);
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
    const bySize: Record<string, number> = {};
    for (const size of SIZES) {
      bySize[size] = await onDatabase(cluster, size, say, async (server, floor, callers) =>
        ratioOf(await takeTurns(server, floor, callers, say)),
      );
    }
    return report(main, bySize);
  } finally {
    await cluster.stop();
  }
}

type Turn = { readonly server: LoadFigures; readonly floor: LoadFigures };

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

async function takeTurns(
  server: Answering,
  floor: Answering,
  callers: readonly Caller[],
  say: (line: string) => void,
): Promise<Turn[]> {
  const run = ({ url }: Answering, count: number) =>
    loadValidate({ url, bodies: makeValidateBodies(callers, count) });
  await run(server, WARM_UP);
  await run(floor, WARM_UP);
  const turns: Turn[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const turn = { floor: await run(floor, REQUESTS), server: await run(server, REQUESTS) };
    say(`server ${shown(turn.server.rate)}/s, floor ${shown(turn.floor.rate)}/s`);
    turns.push(turn);
  }
  return turns;
}

const shown = (rate: number) => Math.round(rate).toLocaleString('en');
const ratioOf = (turns: readonly Turn[]) =>
  median(turns.map(({ server, floor }) => server.rate / floor.rate));

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
  bySize: Readonly<Record<string, number>>,
): Report {
  const ratio = ratioOf(main.rates);
  const all = [...main.rates.flatMap(({ server, floor }) => [server, floor]), main.half, main.flood];
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
      measured: all.reduce((sum, { wrong }) => sum + wrong, 0),
      unit: '',
      limit: 0,
      bound: 'at most',
    },
    ...Object.entries(bySize).map(
      ([size, measured]): Budget => ({
        what: `server / floor, ${Number(size).toLocaleString('en')} licenses`,
        measured,
        unit: '',
        limit: 0.6,
        bound: 'at least',
      }),
    ),
  ];
  return {
    figures: {
      'server, requests/s': median(main.rates.map(({ server }) => server.rate)),
      'floor, requests/s': median(main.rates.map(({ floor }) => floor.rate)),
      'server at full load, p99 ms': median(main.rates.map(({ server }) => server.p99)),
      'at half load, p50 ms': main.half.p50,
    },
    budgets,
  };
}
