import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecipientStatus } from '@mywasender/campaigns/recipient-state';
import { seededRandom } from '@mywasender/campaigns/seeded-random';
import { buildSimulator, type Simulator } from '@mywasender/simulator/app';
import { setPeople } from '@mywasender/simulator/world/set-people';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleChild } from '../../test/bundle-child.ts';
import { FULL } from '../../test/full-run.ts';
import { phoneOf } from '../../test/harness.ts';
import { runUntilKilled } from '../../test/run-until-killed.ts';

const KILLS = FULL ? 200 : 40;
/** One for each core: a campaign in a data folder of its own. */
const CAMPAIGNS = ['first', 'second'];
/** Enough that no campaign is over before its last kill. */
const PEOPLE = 1.2 * KILLS;
/** A campaign that is followed up, and beside it one that repeats: as many people as a new number writes to on one day. */
const CHAIN = { account: 'third', kills: FULL ? 24 : 8, people: 7, runs: 3 };

interface Person {
  readonly phone: string;
  readonly status: RecipientStatus;
  readonly messageId: string | null;
  readonly wasUncertain: boolean;
}

interface Ended {
  readonly name: string;
  readonly run: number | null;
  readonly people: readonly Person[];
}

let folder = '';
let simulator: Simulator;
let url = '';
let child: Awaited<ReturnType<typeof bundleChild>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mws-kill-'));
  simulator = await buildSimulator();
  url = `${(await simulator.app.listen({ host: '127.0.0.1', port: 0 })).replace('http', 'ws')}/_sim/page`;
  child = await bundleChild('kill-child.ts', folder);
});
afterAll(async () => {
  await simulator.app.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Lives {
  readonly account: string;
  readonly kind: 'tested' | 'chain';
  readonly people: number;
  readonly kills: number;
}

/** One life of the core; `null` when it was killed. */
async function live(
  { account, kind, people }: Lives,
  killAt: number,
  where: 'any' | 'hot',
): Promise<readonly Ended[] | null> {
  const args = [join(folder, account), url, account, kind, people, killAt, where].map(String);
  const out = await runUntilKilled(child.file, args, { ...child.env, TMPDIR: folder });
  return out === null ? null : JSON.parse(out);
}

async function killAndKillAgain(lives: Lives): Promise<{ kills: number; ended: readonly Ended[] }> {
  mkdirSync(join(folder, lives.account));
  const random = seededRandom(`${process.env.KILL_SEED ?? 'kill'} ${lives.account}`);
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  let kills = 0;
  let ended: readonly Ended[] | null = null;
  while (kills < lives.kills && ended === null) {
    // Every third dies between the send call and its answer, where nobody can know what became of the message.
    const hot = random() < 1 / 3;
    ended = await live(lives, hot ? upTo(6) : 12 + upTo(60), hot ? 'hot' : 'any');
    kills += ended === null ? 1 : 0;
  }
  return { kills, ended: ended ?? (await live(lives, 0, 'any')) ?? [] };
}

it(`killed ${KILLS} times on the send path: nobody twice, nobody lost, by the simulator's log`, async () => {
  const each = { kind: 'tested', people: PEOPLE, kills: KILLS / CAMPAIGNS.length } as const;
  const ends = await Promise.all(CAMPAIGNS.map((account) => killAndKillAgain({ account, ...each })));
  const count = { kills: 0, sent: 0, doubles: 0, lost: 0, wasUncertain: 0, reconciled: 0, stillUncertain: 0 };
  for (const [index, { kills, ended }] of ends.entries()) {
    const people = ended.flatMap((campaign) => campaign.people);
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

it(`killed ${CHAIN.kills} times while it follows up and repeats: each once, none left out`, async () => {
  const { account, runs } = CHAIN;
  const names = Array.from({ length: CHAIN.people }, (_, index) => phoneOf(index));
  // They get everything at once and never read it, so that everybody is due.
  const arrives = { deliverAfterMs: 0, readAfterMs: null };
  setPeople(simulator.world, { people: names.map((phone) => ({ phone, ...arrives })) });
  const { kills, ended } = await killAndKillAgain({ kind: 'chain', ...CHAIN });
  const log = simulator.world.left.filter(({ profile }) => profile === account);
  const claimed = Map.groupBy(
    ended.flatMap(({ people }) => people),
    ({ messageId }) => messageId,
  );
  const doubles = log.filter(({ id }) => claimed.get(id)?.length !== 1);
  expect(log.length - new Set(log.map(({ id }) => id)).size + doubles.length).toBe(0);

  const phonesOf = ({ people }: Ended) => people.map(({ phone }) => phone).toSorted();
  const daily = ended.filter(({ name }) => name === 'Daily').toSorted((a, b) => (a.run ?? 0) - (b.run ?? 0));
  const first = ended.find(({ name }) => name === 'Notice');
  const followUp = ended.find(({ name }) => name === 'Once more');
  expect(daily.map(({ run }) => run)).toEqual(Array.from({ length: runs }, (_, index) => index + 1));
  for (const campaign of [first, ...daily]) expect(campaign && phonesOf(campaign)).toEqual(names);
  const due = first?.people.filter(({ status }) => status === 'delivered').map(({ phone }) => phone);
  expect(followUp && phonesOf(followUp)).toEqual(due?.toSorted());
  const left = new Set(log.map(({ id }) => id));
  for (const { phone, status, messageId } of ended.flatMap(({ people }) => people))
    expect({ phone, status, left: messageId !== null && left.has(messageId) }).toEqual({
      phone,
      status: left.has(messageId ?? '') ? 'delivered' : 'uncertain',
      left: status === 'delivered',
    });
  const uncertain = ended.flatMap(({ people }) => people).filter(({ status }) => status === 'uncertain');
  console.log(
    `${kills} kills, ${log.length} messages left, ${doubles.length} doubles, 0 lost; ` +
      `${due?.length} of ${names.length} followed up, ${daily.length} runs, ${uncertain.length} never left and wait for a person`,
  );
  expect(kills).toBe(CHAIN.kills);
});
