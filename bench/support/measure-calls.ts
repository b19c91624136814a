import { type PortalCall, portalCalls } from './portal-calls.ts';
import type { Caller, SignedIn } from './portal-people.ts';
import { startLicenseServer } from './processes.ts';
import { type PlanFindings, watchPlans } from './query-plans.ts';
import { median } from './report.ts';
import { LARGE } from './seed-portal.ts';

const WARM_UP = 3;
const TURNS = 25;
/** More rows thrown away than this for one page, a tenth of all, are a scan, whatever the plan calls it. */
export const MOST_VAIN = 100_000;
/** Of every session; they say nothing of a list. */
const OF_SESSIONS = ['sessions_pkey', 'users_pkey', 'plans_pkey'];

/** One call beside the floor: what the same person asks for by its id alone. */
interface Measured {
  readonly name: string;
  readonly counts: boolean;
  /** ms */
  readonly p50: number;
  readonly p99: number;
  readonly floor50: number;
  readonly floor99: number;
}

export interface Line extends Measured, PlanFindings {}

/**
 * Asks a server on this database for every list of the portal, and afterwards once more for the plans of its
 * statements, which would slow it down.
 */
export async function measureCalls(input: {
  readonly databaseUrl: string;
  readonly logFile: string;
  readonly signedIn: SignedIn;
  readonly say: (line: string) => void;
}): Promise<Line[]> {
  const { databaseUrl, logFile, say } = input;
  const calls = await portalCalls(databaseUrl);
  const server = await startLicenseServer({ DATABASE_URL: databaseUrl });
  try {
    const ask = createAsking(server.url, input.signedIn);
    const measured: [PortalCall, Measured][] = [];
    for (const [index, call] of calls.entries()) {
      measured.push([call, await measure(ask, call, index * TURNS)]);
    }
    const watch = await watchPlans(databaseUrl, logFile, LARGE);
    const lines: Line[] = [];
    for (const [index, [call, times]] of measured.entries()) {
      const plans = await watch.during(() => ask(call.by, call.path(index), index));
      lines.push({ ...times, ...plans });
      say(wordsOf({ ...times, ...plans }));
    }
    await watch.stop();
    return lines;
  } finally {
    await server.stop();
  }
}

type Ask = (by: Caller, path: string, turn: number) => Promise<number>;

/** Asks as another person each turn, so that nobody calls more often than people may; answers the milliseconds. */
function createAsking(url: string, signedIn: SignedIn): Ask {
  return async (by, path, turn) => {
    const authorization = `Bearer ${signedIn[by][turn % signedIn[by].length]}`;
    const began = performance.now();
    const answer = await fetch(`${url}${path}`, { headers: { authorization } });
    const text = await answer.text();
    const took = performance.now() - began;
    if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status} ${text}`);
    return took;
  };
}

/** In turns with the floor, so that what else the machine does meets both. */
async function measure(
  ask: Ask,
  { name, by, counts, path, floor }: PortalCall,
  first: number,
): Promise<Measured> {
  const times: number[] = [];
  const floors: number[] = [];
  for (let turn = first; turn < first + WARM_UP + TURNS; turn++) {
    floors.push(await ask(by, floor(turn), turn));
    times.push(await ask(by, path(turn), turn));
  }
  const [taken, beside] = [times.slice(WARM_UP), floors.slice(WARM_UP)];
  return { name, counts, p50: median(taken), p99: p99(taken), floor50: median(beside), floor99: p99(beside) };
}

function p99(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN;
}

function wordsOf({ name, p50, p99: slowest, floor50, indexes, scanned, vain }: Line): string {
  const used = indexes.filter((index) => !OF_SESSIONS.includes(index)).join(', ');
  const bad = [
    ...scanned.map((table) => `SCANS ${table}`),
    ...(vain > MOST_VAIN ? [`THROWS AWAY ${vain} ROWS`] : []),
  ];
  const times = `p50 ${p50.toFixed(1)} ms = ${(p50 / floor50).toFixed(1)} × floor, p99 ${slowest.toFixed(1)} ms`;
  return [`${name}: ${times}; by ${used}`, ...bad].join('; ');
}
