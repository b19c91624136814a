import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSimulator } from '../apps/simulator/src/app.ts';
import type { GatewaySession } from '../packages/gateway/src/port.ts';
import { createWebGateway } from '../packages/gateway/src/web/create-web-gateway.ts';
import { openBarePage } from './floors/gateway-floor.ts';
import { median, type Report } from './support/report.ts';

const WARM_UP = 20;
/** in turns, so that what else the machine does meets both; 200 sends each */
const ROUNDS = 8;
const SENDS = 25;

/** Sends to new chats through the web gateway, pacing off, against the same wa-js calls made bare in the page. */
export async function gateway(say: (line: string) => void): Promise<Report> {
  const simulator = await buildSimulator();
  const folder = await mkdtemp(join(tmpdir(), 'mywasender-bench-'));
  const stops: (() => Promise<unknown>)[] = [
    () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
    () => simulator.app.close(),
  ];
  try {
    const url = `${await simulator.app.listen({ host: '127.0.0.1', port: 0 })}/`;
    const scan = async (profile: string) => {
      await simulator.app.inject({ method: 'POST', url: '/_sim/scan', payload: { profile, waitMs: 30_000 } });
    };
    const session = await createWebGateway({ url, headless: true }).open({
      profileId: 'gateway',
      dataDir: join(folder, 'gateway'),
    });
    stops.push(() => session.close());
    await scan('gateway');
    await untilReady(session);
    const bare = await openBarePage({ url, dataDir: join(folder, 'bare'), link: () => scan('bare') });
    stops.push(() => bare.close());

    let last = 0;
    const newPeople = (count: number) =>
      Array.from({ length: count }, () => `55119${String(10_000_000 + ++last)}`);
    await sendThrough(session, newPeople(WARM_UP));
    await bare.send(newPeople(WARM_UP), 'by-step');
    const turns = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const through = (await timed(() => sendThrough(session, newPeople(SENDS)))) / SENDS;
      const floor = (await timed(() => bare.send(newPeople(SENDS), 'by-step'))) / SENDS;
      const atOnce = (await timed(() => bare.send(newPeople(SENDS), 'atOnce'))) / SENDS;
      say(`gateway ${through.toFixed(1)} ms, bare ${floor.toFixed(1)} ms a message`);
      turns.push({ through, floor, atOnce });
    }
    return {
      figures: {
        'gateway, ms a message': median(turns.map(({ through }) => through)),
        'bare, ms a message': median(turns.map(({ floor }) => floor)),
        'bare and without an id to commit first, ms a message': median(turns.map(({ atOnce }) => atOnce)),
        'gateway / bare without an id': median(turns.map(({ through, atOnce }) => through / atOnce)),
      },
      budgets: [
        {
          what: 'messages that did not leave once',
          measured: Math.abs(last - new Set(simulator.world.left.map(({ to }) => to)).size),
          unit: '',
          limit: 0,
          bound: 'at most',
        },
        {
          what: 'time a message, gateway / bare',
          measured: median(turns.map(({ through, floor }) => through / floor)),
          unit: '',
          limit: 1.3,
          bound: 'at most',
        },
      ],
    };
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

async function sendThrough(session: GatewaySession, phones: readonly string[]): Promise<void> {
  for (const phone of phones) {
    const prepared = await session.prepare(`+${phone}`);
    const outcome = await session.send(prepared, { kind: 'text', text: 'hello' });
    if (outcome.status !== 'sent') throw new Error(`not sent: ${JSON.stringify(outcome)}`);
  }
}

async function untilReady(session: GatewaySession): Promise<void> {
  while (session.state.kind !== 'ready') {
    await new Promise<void>((resolve) => {
      const off = session.on('state', () => {
        off();
        resolve();
      });
    });
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}
