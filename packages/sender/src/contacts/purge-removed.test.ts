import { afterEach, expect, it } from 'vitest';
import { createWorld, importPeople, phoneOf, type World } from '../../test/harness.ts';
import { RESTORABLE_MS } from './purge-removed.ts';

let world: World;
afterEach(() => world.end());

it('a STOP survives the deletion of the contact, as a hash alone, and a later import', async () => {
  world = await createWorld();
  let now = Date.now();
  const wallClock = { ...world.deps.wallClock, now: () => now };
  let sender = await world.start({ wallClock });
  await importPeople(sender, 2);
  await sender.call('suppressions.add', { phone: phoneOf(0), note: 'asked' });
  const { items } = await sender.call('contacts.list', {});
  await sender.call('contacts.remove', { contactIds: items.map(({ id }) => id) });
  expect(await sender.call('contacts.restore', { contactIds: [items[1]?.id ?? ''] })).toEqual({
    restored: 1,
  });
  await sender.stop();
  now += RESTORABLE_MS + 1000;
  sender = await world.start({ wallClock });
  expect(await sender.call('contacts.restore', { contactIds: [items[0]?.id ?? ''] })).toEqual({
    restored: 0,
  });
  expect((await sender.call('suppressions.list', {})).items).toMatchObject([{ phone: null, note: 'asked' }]);
  await importPeople(sender, 1);
  expect((await sender.call('contacts.list', { suppressed: true })).items).toMatchObject([
    { phone: phoneOf(0) },
  ]);
});
