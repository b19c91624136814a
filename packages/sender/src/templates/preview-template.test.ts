import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createWorld,
  csvOf,
  draftOf,
  importText,
  makeReady,
  phoneOf,
  type World,
} from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';

let world: World;
let sender: Sender;
let listId: string;

beforeAll(async () => {
  world = await createWorld();
  sender = await world.start();
  const rows = ['Ana', 'Bob', 'Cleo', 'Dan'].map((name, index) => [
    `${name} Smith`,
    phoneOf(index),
    index === 1 ? '' : 'x'.repeat(10 * index),
    index === 2 ? 'Rome' : ' ',
  ]);
  ({ listId } = await importText(sender, csvOf([['Name', 'Phone', 'Note', 'City'], ...rows])));
});
afterAll(() => world.end());

async function names(change: object, text = 'Hi {{first_name}}, {{note}} {{city|here}} {100 %|sure}') {
  const { total, rows } = await sender.call('templates.preview', {
    text,
    audience: { listIds: [listId] },
    ...change,
  });
  return [total, ...rows.map(({ name }) => name.split(' ')[0])];
}

it('finds people by name and number', async () => {
  expect(await names({ search: 'cleo' })).toEqual([1, 'Cleo']);
  expect(await names({ search: phoneOf(3).slice(-4) })).toEqual([1, 'Dan']);
  expect(await names({ search: 'nobody' })).toEqual([0]);
});

it('shows the longest texts first', async () => {
  expect(await names({ pick: 'longest', limit: 2 })).toEqual([4, 'Dan', 'Cleo']);
  expect(await names({ pick: 'longest', limit: 1, offset: 1 })).toEqual([4, 'Cleo']);
  // Only what the text asks for makes it long.
  expect(await names({ pick: 'longest', limit: 1 }, '{{city}}')).toEqual([4, 'Cleo']);
});

it('shows who lacks a value that leaves a hole', async () => {
  expect(await names({ pick: 'missing' })).toEqual([2, 'Ana', 'Bob']);
  expect(await names({ pick: 'missing' }, '{{city}}')).toEqual([3, 'Ana', 'Bob', 'Dan']);
  expect(await names({ pick: 'missing' }, '{{city|there}}')).toEqual([0]);
});

it('keeps a draft without anybody to write to, and says so before the start', async () => {
  const profileId = await makeReady(world, sender);
  const draft = draftOf({ profileId, listId });
  const { id } = await sender.call('campaigns.create', { ...draft, audience: { listIds: [] } });
  await sender.call('campaigns.update', {
    campaignId: id,
    draft: { ...draft, audience: { listIds: [] }, message: { text: 'kept' } },
  });
  expect((await sender.call('campaigns.get', { campaignId: id })).draft.message.text).toBe('kept');
  const check = await sender.call('campaigns.check', { campaignId: id });
  expect(check.items.find(({ code }) => code === 'audience')).toMatchObject({
    level: 'error',
    params: { willReceive: 0, total: 0 },
  });
  await expect(sender.call('campaigns.start', { campaignId: id })).rejects.toMatchObject({
    code: 'CAMPAIGN_NOT_READY',
  });
});
