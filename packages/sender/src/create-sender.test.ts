import { afterEach, describe, expect, it } from 'vitest';
import {
  createWorld,
  draftOf,
  everybody,
  importPeople,
  makeReady,
  phoneOf,
  startCampaign,
  untilOver,
  type World,
} from '../test/harness.ts';

let world: World;
afterEach(() => world.end());

describe('a whole campaign', () => {
  it('writes to everybody once, at the set pace, and ends', async () => {
    world = await createWorld();
    const sender = await world.start();
    const profileId = await makeReady(world, sender);
    const listId = await importPeople(sender, 30);
    const campaignId = await startCampaign(sender, draftOf({ profileId, listId }));
    const over = await untilOver(sender, campaignId);
    expect(over.counts).toMatchObject({ total: 30, sent: 30 });
    expect(world.gateway.log.map((message) => message.to)).toEqual(
      Array.from({ length: 30 }, (_, i) => phoneOf(i)),
    );
    expect(world.gateway.log[3]?.text).toBe('Hello Person, Acme has news. Reply STOP to stop.');
    const people = await everybody(sender, campaignId);
    expect(people.map((person) => person.messageId)).toEqual(world.gateway.log.map((message) => message.id));
    const gaps = world.gateway.log.slice(1).map((message, i) => message.at - (world.gateway.log[i]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(20_000);
  });
});
