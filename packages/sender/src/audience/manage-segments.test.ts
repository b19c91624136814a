import type { SegmentRules } from '@mywasender/contract/models/segment';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createWorld, type World } from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';

const INDIA: SegmentRules = { match: 'all', of: [{ kind: 'country', value: 'IN' }] };
const SPAIN: SegmentRules = { match: 'all', of: [{ kind: 'country', value: 'ES' }] };
const TAKEN = {
  code: 'VALIDATION_FAILED',
  params: { field: 'name', problem: 'belongs to another segment; choose another name' },
};

let world: World;
let sender: Sender;
beforeEach(async () => {
  world = await createWorld();
  sender = await world.start();
});
afterEach(() => world.end());

async function saved() {
  return (await sender.call('contacts.segments', {})).segments;
}

test('the name of another segment is refused, in other capitals too, and its rules stay', async () => {
  const india = await sender.call('contacts.saveSegment', { name: 'Near', rules: INDIA });
  const spain = await sender.call('contacts.saveSegment', { name: 'Far', rules: SPAIN });
  for (const name of ['Near', ' NEAR ']) {
    await expect(sender.call('contacts.saveSegment', { name, rules: SPAIN })).rejects.toMatchObject(TAKEN);
    await expect(
      sender.call('contacts.saveSegment', { segmentId: spain.id, name, rules: SPAIN }),
    ).rejects.toMatchObject(TAKEN);
  }
  expect(await saved()).toEqual([spain, india]);
});

test('a segment gets new rules and a new name, or its own name in other capitals, and keeps its id', async () => {
  const { id } = await sender.call('contacts.saveSegment', { name: 'Near', rules: INDIA });
  await sender.call('contacts.saveSegment', { segmentId: id, name: 'NEAR', rules: SPAIN });
  expect(await saved()).toEqual([{ id, name: 'NEAR', rules: SPAIN }]);
  await sender.call('contacts.saveSegment', { segmentId: id, name: 'Spain', rules: SPAIN });
  expect(await saved()).toEqual([{ id, name: 'Spain', rules: SPAIN }]);
});

test('a segment that is not there, or a blank name, saves nothing', async () => {
  await expect(
    sender.call('contacts.saveSegment', { segmentId: '99', name: 'Near', rules: INDIA }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(sender.call('contacts.saveSegment', { name: '  ', rules: INDIA })).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    params: { field: 'name', problem: 'is empty' },
  });
  expect(await saved()).toEqual([]);
});
