import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import type { Campaign } from '@mywasender/contract/models/campaign';
import type { FollowUp } from '@mywasender/contract/models/follow-up';
import type { Repeat } from '@mywasender/contract/models/repeat';
import type { Variants } from '@mywasender/contract/models/variants';
import { createSkippingClock } from '../src/clock/create-skipping-clock.ts';
import {
  createWorld,
  draftOf,
  everybody,
  importPeople,
  makeReady,
  START,
  startCampaign,
  TEXT,
  untilOver,
} from './harness.ts';
import { createSimulatorGateway } from './simulator-gateway.ts';

/**
 * Runs the campaigns of a data folder against a simulator and kills itself, without a goodbye, at the given step.
 * `hot` counts only the steps from the send call to its answer. 0: never.
 */
const [dataDir = '', url = '', account = '', kind = 'tested', people = '0', killAt = '0', where = 'any'] =
  process.argv.slice(2);
/** The half who wait for the winner must get one text each, wherever the process dies in deciding. */
const TESTED: Variants = {
  items: [
    { name: 'A', text: TEXT },
    { name: 'B', text: `Good day! ${TEXT}` },
  ],
  testShare: 50,
  decideAfterHours: 1,
  winnerRule: 'replies',
  minimumDifference: 0,
  fallback: 'first',
};
const RUNS = 3;
const HOT = ['before leaving', 'on its way', 'answered'];
let steps = 0;
/** From when the campaigns are there. */
let counting = existsSync(join(dataDir, 'begun'));
const step = (name: string) => {
  if (!counting || (where === 'hot' && !HOT.includes(name))) return;
  steps += 1;
  if (steps === Number(killAt)) process.kill(process.pid, 'SIGKILL');
};

// Time goes on where the last life ended.
const clockFile = join(dataDir, 'clock');
const skipping = createSkippingClock(existsSync(clockFile) ? Number(readFileSync(clockFile, 'utf8')) : START);
const clock = {
  ...skipping,
  now: () => {
    // Asked before and after nearly every commit: the finest grid of points to die at.
    step('clock');
    return skipping.now();
  },
};
const world = await createWorld();
const sender = await world.start({
  dataDir,
  clock,
  gateway: createSimulatorGateway({
    url,
    account,
    now: skipping.now,
    waitsForReceipts: kind === 'chain',
    at: (name) => {
      if (name === 'before leaving') writeFileSync(clockFile, String(skipping.now() + 1));
      step(name);
    },
  }),
});

/** One campaign with a test; or one that is followed up, and beside it one that repeats. */
async function begin(): Promise<void> {
  const profileId = await makeReady(world, sender);
  const ids = { profileId, listId: await importPeople(sender, Number(people)) };
  if (kind === 'tested') {
    await startCampaign(sender, draftOf(ids, { message: { text: TEXT, variants: TESTED } }));
  } else {
    const campaignId = await startCampaign(sender, draftOf(ids));
    const followUp: FollowUp = { campaignId, when: { kind: 'not-read' }, afterHours: 24 };
    await startCampaign(sender, draftOf(ids, { name: 'Once more', audience: { listIds: [], followUp } }));
    const { schedule } = draftOf(ids);
    const repeat: Repeat = { every: 'day', zone: 'Europe/Berlin', times: RUNS, until: null };
    await startCampaign(sender, draftOf(ids, { name: 'Daily', schedule: { ...schedule, repeat } }));
  }
  writeFileSync(join(dataDir, 'begun'), '');
  counting = true;
  // A killed process writes none by itself, and the others should not compile everything again.
  flushCompileCache();
}

async function endOf({ id, draft, series }: Campaign) {
  await untilOver(sender, id, 60);
  const people = (await everybody(sender, id)).map(async (person) => {
    const { changes } = await sender.call('campaigns.recipient', { recipientId: person.id });
    const wasUncertain = changes.some(({ to }) => to === 'uncertain');
    return { phone: person.phone, status: person.status, messageId: person.messageId, wasUncertain };
  });
  return { name: draft.name, run: series?.run ?? null, people: await Promise.all(people) };
}

if (counting) await sender.call('license.activate', { key: world.server.licenseKey });
else await begin();
const ended = new Map<string, Awaited<ReturnType<typeof endOf>>>();
for (;;) {
  const { campaigns } = await sender.call('campaigns.list', {});
  const open = campaigns.filter(({ id }) => !ended.has(id));
  const more = campaigns.some(({ series }) => series?.next != null);
  if (open.length === 0 && !more) break;
  for (const campaign of open) if (campaign.status !== 'draft') ended.set(campaign.id, await endOf(campaign));
  await new Promise((resolve) => setTimeout(resolve, 5));
}
process.stdout.write(JSON.stringify([...ended.values()]));
await world.end();
await sender.stop();
