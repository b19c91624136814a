import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { createWorld, draftOf, importPeople, makeReady } from '../../packages/sender/test/harness.ts';

/** Milliseconds between two commands called beside the start. */
const EVERY_MS = 5;

/**
 * One life of the core on a data folder: `prepare` imports the people and drafts the campaign, `start` starts it and is
 * then killed with a message under way, `resume` is the life after that.
 */
const [life = '', dataDir = '', people = '0'] = process.argv.slice(2);
// A core with a linked account has what drives the browser in memory.
await import('../../packages/gateway/src/web/create-web-gateway.ts');
process.once('disconnect', () => process.exit());
const world = await createWorld();
world.gateway.fault({ kind: 'hold' });
const sender = await world.start({ dataDir });
if (life === 'prepare') {
  const profileId = await makeReady(world, sender);
  const listId = await importPeople(sender, Number(people));
  await sender.call('campaigns.create', draftOf({ profileId, listId }));
  await sender.stop();
  await world.end();
  process.send?.({});
} else {
  const [campaign] = (await sender.call('campaigns.list', {})).campaigns;
  if (campaign === undefined) throw new Error('there is no campaign');
  process.send?.(life === 'start' ? await start(campaign.id) : await resumed(campaign.id));
  // Until the parent kills this one.
  await setTimeout(600_000);
}

async function start(campaignId: string) {
  await sender.call('license.activate', { key: world.server.licenseKey });
  const [profile] = (await sender.call('profiles.list', {})).profiles;
  await sender.call('profiles.connect', { profileId: profile?.id ?? '' });
  const checkFrom = performance.now();
  await sender.call('campaigns.check', { campaignId });
  const checkMs = performance.now() - checkFrom;
  let rss = 0;
  let running = true;
  const waits: number[] = [];
  const begun = performance.now();
  const starting = sender.call('campaigns.start', { campaignId }).finally(() => {
    running = false;
  });
  while (running) {
    // Asked by a timer, as a call from outside is: what the loop is behind counts as waiting.
    const due = performance.now() + EVERY_MS;
    await setTimeout(EVERY_MS);
    await sender.call('suppressions.list', { limit: 50 });
    waits.push(performance.now() - due);
    rss = Math.max(rss, process.memoryUsage.rss());
  }
  await starting;
  const ms = performance.now() - begun;
  await messageUnderWay();
  waits.sort((a, b) => a - b);
  return {
    ms,
    checkMs,
    rssMb: rss / 1024 ** 2,
    longestMs: waits.at(-1),
    besideP99: waits[Math.floor(waits.length * 0.99)],
  };
}

/** The send call was made and has not answered. */
async function messageUnderWay(): Promise<void> {
  const database = new DatabaseSync(join(dataDir, 'app.db'), { readOnly: true });
  const sending = database.prepare('SELECT 1 FROM recipients WHERE sending_at IS NOT NULL LIMIT 1');
  while (sending.get() === undefined) await setTimeout(EVERY_MS);
  database.close();
}

async function resumed(campaignId: string) {
  const { counts } = await sender.call('campaigns.get', { campaignId });
  return { total: counts.total, uncertain: counts.uncertain };
}
