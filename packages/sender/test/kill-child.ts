import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
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
 * Runs the campaign of a data folder against a simulator and kills itself, without a goodbye, at the given step.
 * `hot` counts only the steps from the send call to its answer. 0: never.
 */
const [dataDir = '', url = '', account = '', people = '0', killAt = '0', where = 'any'] =
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
const HOT = ['before leaving', 'on its way', 'answered'];
let steps = 0;
const step = (name: string) => {
  if (where === 'hot' && !HOT.includes(name)) return;
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
    at: (name) => {
      if (name === 'before leaving') writeFileSync(clockFile, String(skipping.now() + 1));
      step(name);
    },
  }),
});
let [campaign] = (await sender.call('campaigns.list', {})).campaigns;
if (campaign === undefined) {
  const profileId = await makeReady(world, sender);
  const listId = await importPeople(sender, Number(people));
  await startCampaign(sender, draftOf({ profileId, listId }, { message: { text: TEXT, variants: TESTED } }));
  [campaign] = (await sender.call('campaigns.list', {})).campaigns;
  // A killed process writes none by itself, and the others should not compile everything again.
  flushCompileCache();
} else await sender.call('license.activate', { key: world.server.licenseKey });
if (campaign === undefined) throw new Error('no campaign');
await untilOver(sender, campaign.id, 60);
const ended = await Promise.all(
  (await everybody(sender, campaign.id)).map(async ({ id, phone, status, messageId }) => {
    const { changes } = await sender.call('campaigns.recipient', { recipientId: id });
    return { phone, status, messageId, wasUncertain: changes.some(({ to }) => to === 'uncertain') };
  }),
);
process.stdout.write(JSON.stringify(ended));
await world.end();
await sender.stop();
