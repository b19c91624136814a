import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createWorld,
  draftOf,
  everybody,
  importPeople,
  makeReady,
  START,
  startCampaign,
  untilOver,
  type World,
} from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';

const HOUR = 3_600_000;
const always = {
  startAt: null,
  from: '00:00',
  to: '24:00',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  expiresAt: null,
};

let world: World;
let sender: Sender;
let profileId: string;

async function begin() {
  world = await createWorld();
  sender = await world.start();
  profileId = await makeReady(world, sender);
}

afterEach(() => world.end());

describe('time', () => {
  beforeEach(() => begin());

  it('keeps quiet hours in the zone of the person', async () => {
    const schedule = { ...always, from: '14:00', to: '14:30' };
    const campaignId = await startCampaign(
      sender,
      draftOf({ profileId, listId: await importPeople(sender, 2) }, { schedule }),
    );
    await untilOver(sender, campaignId);
    for (const { at } of world.gateway.log) {
      // 14:00 in Berlin in winter is 13:00 UTC.
      expect(new Date(at).getUTCHours()).toBe(13);
      expect(new Date(at).getUTCMinutes()).toBeLessThan(30);
    }
  });

  it('begins at the scheduled time and skips who is left at the expiry', async () => {
    const schedule = { ...always, startAt: START + 2 * HOUR, expiresAt: START + 2 * HOUR + 120_000 };
    const campaignId = await startCampaign(
      sender,
      draftOf({ profileId, listId: await importPeople(sender, 20) }, { schedule }),
    );
    const over = await untilOver(sender, campaignId);
    expect(world.gateway.log[0]?.at).toBeGreaterThanOrEqual(START + 2 * HOUR);
    expect(over.counts.sent + over.counts.skipped).toBe(20);
    expect(over.counts.skipped).toBeGreaterThan(0);
    expect((await everybody(sender, campaignId)).at(-1)).toMatchObject({
      status: 'skipped',
      reason: 'expired',
    });
  });

  it('holds the warm-up of 20 new chats a day over campaigns and restarts', async () => {
    const listId = await importPeople(sender, 25);
    const first = await startCampaign(sender, draftOf({ profileId, listId }, { name: 'One' }));
    const second = await startCampaign(sender, draftOf({ profileId, listId }, { name: 'Two' }));
    await vi.waitFor(() => expect(world.gateway.log.length).toBeGreaterThan(5), {
      timeout: 10_000,
      interval: 1,
    });
    await sender.stop();
    sender = await world.start();
    await untilOver(sender, first, 60);
    await untilOver(sender, second, 60);
    const times = world.gateway.log.map(({ at }) => at);
    expect(times).toHaveLength(50);
    for (const at of times) {
      expect(times.filter((other) => other <= at && other > at - 24 * HOUR).length).toBeLessThanOrEqual(20);
    }
  });

  it('shares a profile fairly between campaigns', async () => {
    const listId = await importPeople(sender, 6);
    const schedule = { ...always, startAt: START + HOUR };
    const ids = [];
    for (const name of ['One', 'Two'])
      ids.push(
        await startCampaign(
          sender,
          draftOf(
            { profileId, listId },
            { name, schedule, message: { text: `${name}: news of Acme. STOP to stop.` } },
          ),
        ),
      );
    for (const id of ids) await untilOver(sender, id);
    const order = world.gateway.log.map(({ text }) => text.slice(0, 3));
    expect(order.slice(0, 6).filter((name) => name === 'One')).toHaveLength(3);
  });

  it('shares it fairly over restarts: at no time is a campaign more than one message ahead', async () => {
    const listId = await importPeople(sender, 8);
    const schedule = { ...always, startAt: START + HOUR };
    const ids: string[] = [];
    for (const name of ['One', 'Two']) {
      const message = { text: `${name}: news of Acme. STOP to stop.` };
      ids.push(await startCampaign(sender, draftOf({ profileId, listId }, { name, schedule, message })));
    }
    const { log } = world.gateway;
    for (const sent of [1, 3, 5, 7, 9, 11]) {
      await vi.waitFor(() => expect(log.length).toBeGreaterThanOrEqual(sent), {
        timeout: 10_000,
        interval: 1,
      });
      await sender.stop();
      sender = await world.start();
    }
    for (const id of ids) await untilOver(sender, id);
    let ahead = 0;
    for (const { text } of log) {
      ahead += text.startsWith('One') ? 1 : -1;
      expect(Math.abs(ahead)).toBeLessThanOrEqual(1);
    }
    expect(log).toHaveLength(16);
  });
});
