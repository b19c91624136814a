import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecipientStatus } from '@mywasender/campaigns/recipient-state';
import { seededRandom } from '@mywasender/campaigns/seeded-random';
import { buildSimulator, type Simulator } from '@mywasender/simulator/app';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runUntilKilled } from '../../test/run-until-killed.ts';

const KILLS = 200;
/** One for each core: a campaign in a data folder of its own. */
const CAMPAIGNS = ['first', 'second'];
const PEOPLE = 240;
/** Enough of the first life to accept the terms, import and start. */
const FIRST_LIFE = 150;

interface Person {
  readonly phone: string;
  readonly status: RecipientStatus;
  readonly messageId: string | null;
  readonly wasUncertain: boolean;
}

let folder = '';
let simulator: Simulator;
let url = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mws-kill-'));
  simulator = await buildSimulator();
  url = `${(await simulator.app.listen({ host: '127.0.0.1', port: 0 })).replace('http', 'ws')}/_sim/page`;
  // One file starts five times as fast as the many it is made of.
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: join(folder, 'child'),
      rolldownOptions: {
        input: {
          child: join(import.meta.dirname, '../../test/kill-child.ts'),
          'read-rows-worker': join(import.meta.dirname, '../contacts/import/read-rows-worker.ts'),
        },
        output: { entryFileNames: ({ name }) => (name === 'child' ? 'child.mjs' : '[name].js') },
      },
    },
  });
});
afterAll(async () => {
  await simulator.app.close();
  rmSync(folder, { recursive: true, force: true });
});

/** One life of the core; `null` when it was killed. */
async function live(
  account: string,
  killAt: number,
  where: 'any' | 'hot',
): Promise<readonly Person[] | null> {
  const args = [join(folder, account), url, account, PEOPLE, killAt, where].map(String);
  const env = { NODE_COMPILE_CACHE: join(folder, 'cache'), TMPDIR: folder };
  const out = await runUntilKilled(join(folder, 'child/child.mjs'), args, env);
  return out === null ? null : JSON.parse(out);
}

async function killAndKillAgain(account: string): Promise<{ kills: number; people: readonly Person[] }> {
  mkdirSync(join(folder, account));
  const random = seededRandom(`${process.env.KILL_SEED ?? 'kill'} ${account}`);
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  let kills = 0;
  let people: readonly Person[] | null = null;
  while (kills < KILLS / CAMPAIGNS.length && people === null) {
    // Every third dies between the send call and its answer, where nobody can know what became of the message.
    const hot = random() < 1 / 3;
    people = await (kills === 0
      ? live(account, FIRST_LIFE, 'any')
      : live(account, hot ? upTo(6) : 12 + upTo(60), hot ? 'hot' : 'any'));
    kills += people === null ? 1 : 0;
  }
  return { kills, people: people ?? (await live(account, 0, 'any')) ?? [] };
}

it(`killed ${KILLS} times on the send path: nobody twice, nobody lost, by the simulator's log`, async () => {
  const ends = await Promise.all(CAMPAIGNS.map(killAndKillAgain));
  const count = { kills: 0, sent: 0, doubles: 0, lost: 0, wasUncertain: 0, reconciled: 0, stillUncertain: 0 };
  for (const [index, { kills, people }] of ends.entries()) {
    const log = simulator.world.left.filter(({ profile }) => profile === CAMPAIGNS[index]);
    const perPerson = Map.groupBy(log, ({ to }) => `+${to}`);
    count.kills += kills;
    count.sent += log.length;
    count.doubles += log.length - perPerson.size;
    count.lost += PEOPLE - people.length;
    for (const { phone, status, messageId, wasUncertain } of people) {
      const left = perPerson.get(phone)?.[0];
      const truthful =
        left === undefined
          ? status === 'uncertain'
          : ['sent', 'delivered', 'read'].includes(status) && left.id === messageId;
      count.lost += truthful ? 0 : 1;
      count.wasUncertain += wasUncertain ? 1 : 0;
      count.reconciled += wasUncertain && status !== 'uncertain' ? 1 : 0;
      count.stillUncertain += status === 'uncertain' ? 1 : 0;
    }
  }
  const { kills, sent, doubles, lost, wasUncertain, reconciled, stillUncertain } = count;
  console.log(
    `${kills} kills, ${sent} messages left, ${doubles} doubles, ${lost} lost; ${wasUncertain} were uncertain, ` +
      `${reconciled} of them reconciled, ${stillUncertain} never left and wait for a person`,
  );
  expect(count).toMatchObject({
    kills: KILLS,
    doubles: 0,
    lost: 0,
    wasUncertain: reconciled + stillUncertain,
  });
  expect(reconciled).toBeGreaterThan(0);
  expect(stillUncertain).toBeGreaterThan(0);
});
