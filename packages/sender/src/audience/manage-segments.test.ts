import type { Segment, SegmentRules } from '@mywasender/contract/models/segment';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createWorld, type World } from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';

const INDIA: SegmentRules = { match: 'all', of: [{ kind: 'country', value: 'IN' }] };
const SPAIN: SegmentRules = { match: 'all', of: [{ kind: 'country', value: 'ES' }] };
const takenBy = (name: string) => ({ code: 'SEGMENT_NAME_TAKEN', params: { name } });

let world: World;
let sender: Sender;
beforeEach(async () => {
  world = await createWorld();
  sender = await world.start();
});
afterEach(() => world.end());

const unused = (segment: Segment) => ({ ...segment, usedBy: [] });

async function saved() {
  return (await sender.call('contacts.segments', {})).segments;
}

test('the name of another segment is refused, in other capitals too, and its rules stay', async () => {
  const india = await sender.call('contacts.saveSegment', { name: 'Near', rules: INDIA });
  const spain = await sender.call('contacts.saveSegment', { name: 'Far', rules: SPAIN });
  for (const name of ['Near', ' NEAR ']) {
    await expect(sender.call('contacts.saveSegment', { name, rules: SPAIN })).rejects.toMatchObject(
      takenBy(name.trim()),
    );
    await expect(
      sender.call('contacts.saveSegment', { segmentId: spain.id, name, rules: SPAIN }),
    ).rejects.toMatchObject(takenBy(name.trim()));
  }
  expect(await saved()).toEqual([unused(spain), unused(india)]);
});

test('a segment gets new rules and a new name, or its own name in other capitals, and keeps its id', async () => {
  const { id } = await sender.call('contacts.saveSegment', { name: 'Near', rules: INDIA });
  await sender.call('contacts.saveSegment', { segmentId: id, name: 'NEAR', rules: SPAIN });
  expect(await saved()).toEqual([unused({ id, name: 'NEAR', rules: SPAIN })]);
  await sender.call('contacts.saveSegment', { segmentId: id, name: 'Spain', rules: SPAIN });
  expect(await saved()).toEqual([unused({ id, name: 'Spain', rules: SPAIN })]);
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

test('a removed segment returns as it was and under its id, unless another has its name by then', async () => {
  const india = await sender.call('contacts.saveSegment', { name: 'Near', rules: INDIA });
  const segmentId = india.id;
  await sender.call('contacts.removeSegment', { segmentId });
  expect(await saved()).toEqual([]);
  await expect(sender.call('contacts.removeSegment', { segmentId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  const other = await sender.call('contacts.saveSegment', { name: 'near', rules: SPAIN });
  await expect(sender.call('contacts.restoreSegment', { segmentId })).rejects.toMatchObject(takenBy('Near'));
  await sender.call('contacts.saveSegment', { segmentId: other.id, name: 'Far', rules: SPAIN });
  expect(await sender.call('contacts.restoreSegment', { segmentId })).toEqual(india);
  expect(await saved()).toEqual([unused({ ...other, name: 'Far' }), unused(india)]);
  await expect(sender.call('contacts.restoreSegment', { segmentId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
