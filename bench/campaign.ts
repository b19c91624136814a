import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BundledCore, bundleCore } from './support/bundle-core.ts';
import { median, type Report } from './support/report.ts';
import { runChild } from './support/run-child.ts';

const FLOOR = new URL('./floors/campaign-floor.ts', import.meta.url);
const PEOPLE = 100_000;
/** Freeze and floor take turns: what else the machine does meets both. */
const ROUNDS = 3;

interface Round {
  readonly floorMs: number;
  readonly freezeMs: number;
  readonly pickP50: number;
  readonly pickP99: number;
  readonly startMs: number;
  readonly checkMs: number;
  readonly longestMs: number;
  readonly besideP99: number;
  readonly rssMb: number;
  readonly readyMs: number;
  readonly total: number;
  readonly uncertain: number;
}

/** A campaign to 100,000 people: frozen, picked from, and taken up again after its process was killed. */
export async function campaign(say: (line: string) => void): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'mws-bench-'));
  const core = await bundleCore(['campaign-child', 'freeze-child']);
  try {
    const prepared = join(folder, 'prepared');
    await runChild(core.child('campaign-child'), {
      args: ['prepare', prepared, String(PEOPLE)],
      asCore: true,
      kill: true,
    });
    const rounds: Round[] = [];
    for (let number = 1; number <= ROUNDS; number++) {
      const round = await measure(core, folder, prepared);
      const { freezeMs, floorMs, pickP99, readyMs, rssMb, besideP99 } = round;
      say(
        `freeze ${shown(freezeMs)}, floor ${shown(floorMs)}, next p99 ${pickP99.toFixed(2)} ms, ready ${shown(readyMs)}, ${Math.round(rssMb)} MB, commands beside it p99 ${Math.round(besideP99)} ms`,
      );
      rounds.push(round);
    }
    return report(rounds);
  } finally {
    core.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

const shown = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

async function measure(core: BundledCore, folder: string, prepared: string): Promise<Round> {
  const lives = core.child('campaign-child');
  const fresh = (): string => {
    const dataDir = join(folder, 'round');
    rmSync(dataDir, { recursive: true, force: true });
    cpSync(prepared, dataDir, { recursive: true });
    return dataDir;
  };
  const floor = await runChild<{ ms: number }>(FLOOR, { args: [fresh()], kill: true });
  const frozen = await runChild<{ ms: number; p50: number; p99: number }>(core.child('freeze-child'), {
    args: [fresh()],
    asCore: true,
    kill: true,
  });
  const dataDir = fresh();
  const started = await runChild<
    Pick<Round, 'checkMs' | 'longestMs' | 'besideP99' | 'rssMb'> & { ms: number }
  >(lives, {
    args: ['start', dataDir],
    asCore: true,
    kill: true,
  });
  // From the start of the process: loading the program is part of being back.
  const from = performance.now();
  let readyMs = 0;
  const resumed = await runChild<{ total: number; uncertain: number }>(lives, {
    args: ['resume', dataDir],
    answered: () => {
      readyMs = performance.now() - from;
    },
    asCore: true,
    kill: true,
  });
  return {
    ...started,
    ...resumed,
    startMs: started.ms,
    floorMs: floor.ms,
    freezeMs: frozen.ms,
    pickP50: frozen.p50,
    pickP99: frozen.p99,
    readyMs,
  };
}

function report(rounds: readonly Round[]): Report {
  const of = (pick: (round: Round) => number) => median(rounds.map(pick));
  const budget = (what: string, measured: number, unit: string, limit: number) =>
    ({ what, measured, unit, limit, bound: 'at most' }) as const;
  return {
    figures: {
      'freeze, ms': of(({ freezeMs }) => freezeMs),
      'floor, ms': of(({ floorMs }) => floorMs),
      'next person, p50 ms': of(({ pickP50 }) => pickP50),
      'check before the start, ms': of(({ checkMs }) => checkMs),
      'the whole start command, ms': of(({ startMs }) => startMs),
      'longest wait of a command beside it, ms': of(({ longestMs }) => longestMs),
    },
    budgets: [
      budget(
        'freeze / floor',
        of(({ freezeMs, floorMs }) => freezeMs / floorMs),
        '',
        3,
      ),
      budget(
        'next person, p99',
        of(({ pickP99 }) => pickP99),
        'ms',
        5,
      ),
      budget(
        'ready again after a kill',
        of(({ readyMs }) => readyMs),
        'ms',
        2000,
      ),
      budget(
        'commands beside the start, p99',
        of(({ besideP99 }) => besideP99),
        'ms',
        100,
      ),
      budget('RSS during the start', Math.max(...rounds.map(({ rssMb }) => rssMb)), 'MB', 200),
      budget(
        'people lost, or under way and not judged',
        Math.max(...rounds.map(({ total, uncertain }) => Math.abs(PEOPLE - total) + Math.abs(1 - uncertain))),
        '',
        0,
      ),
    ],
  };
}
