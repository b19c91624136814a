import { join } from 'node:path';
import { createSkippingClock } from '../src/clock/create-skipping-clock.ts';
import { createFileGateway, readLog } from './file-gateway.ts';
import {
  createWorld,
  draftOf,
  everybody,
  importPeople,
  makeReady,
  START,
  startCampaign,
  untilOver,
} from './harness.ts';

/** Runs the campaign of a data folder and kills itself, without a goodbye, at the given step. 0: never. */
const [dataDir = '', killAt = '0', people = '0'] = process.argv.slice(2);
const logPath = join(dataDir, 'left.jsonl');
let steps = 0;
const step = () => {
  steps += 1;
  if (steps === Number(killAt)) process.kill(process.pid, 'SIGKILL');
};

// Time goes on where the last life ended.
const skipping = createSkippingClock(Math.max(START, ...readLog(logPath).map(({ at }) => at)) + 1);
const clock = {
  ...skipping,
  now: () => {
    // Asked before and after nearly every commit: the finest grid of points to die at.
    step();
    return skipping.now();
  },
};
const world = await createWorld();
const sender = await world.start({
  dataDir,
  clock,
  gateway: createFileGateway(logPath, skipping.now, step),
});
let [campaign] = (await sender.call('campaigns.list', {})).campaigns;
if (campaign === undefined) {
  const profileId = await makeReady(world, sender);
  const listId = await importPeople(sender, Number(people));
  await startCampaign(sender, draftOf({ profileId, listId }));
  [campaign] = (await sender.call('campaigns.list', {})).campaigns;
} else await sender.call('license.activate', { key: world.server.licenseKey });
if (campaign === undefined) throw new Error('no campaign');
await untilOver(sender, campaign.id, 60);
const ended = await everybody(sender, campaign.id);
process.stdout.write(
  JSON.stringify(ended.map(({ phone, status, messageId }) => ({ phone, status, messageId }))),
);
await world.end();
await sender.stop();
