import { afterEach, expect, it } from 'vitest';
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
let profileId: string;

afterEach(() => world.end());

/** A campaign for people with these values in the column `Note`; `level` and `params` of its check. */
async function checkLength(notes: readonly string[], text: string) {
  world = await createWorld();
  sender = await world.start();
  profileId = await makeReady(world, sender);
  const rows = notes.map((note, index) => [`Person ${index}`, phoneOf(index), note]);
  const { listId } = await importText(sender, csvOf([['Name', 'Phone', 'Note'], ...rows]));
  const draft = draftOf({ profileId, listId }, { message: { text } });
  const { id } = await sender.call('campaigns.create', draft);
  const { items } = await sender.call('campaigns.check', { campaignId: id });
  return { id, length: items.find(({ code }) => code === 'length') };
}

const FRAME = ', Acme. Reply STOP to stop.';
/** Ends a message whose values may take `room` units. Values are cut at 1,000 units by the import. */
const endLeaving = (room: number) => `${'y'.repeat(4096 - FRAME.length - room)}${FRAME}`;
/** More people than are looked at as samples. */
const others = Array.from({ length: 30 }, () => 'short');

it('takes a text of exactly the limit and names who is one character over', async () => {
  const notes = [...others, 'x'.repeat(999), 'x'.repeat(1000)];
  const { id, length } = await checkLength(notes, `{{note}}${endLeaving(999)}`);
  expect(length).toEqual({
    code: 'length',
    level: 'error',
    params: { people: 1, who: 'Person 31', limit: 4096 },
  });
  await expect(sender.call('campaigns.start', { campaignId: id })).rejects.toMatchObject({
    code: 'CAMPAIGN_NOT_READY',
    params: { problems: 'length' },
  });
  expect(await sender.call('campaigns.get', { campaignId: id })).toMatchObject({
    status: 'draft',
    counts: { total: 0 },
  });
});

it('counts an emoji as the two units it is, and a value as often as it is put in', async () => {
  const notes = [...others, '😀'.repeat(499), '😀'.repeat(500)];
  const { length } = await checkLength(notes, `${'{{note}}'.repeat(4)}${endLeaving(4 * 998)}`);
  expect(length).toMatchObject({ level: 'error', params: { people: 1, who: 'Person 31' } });
});

it('does not ask for more than the first names', async () => {
  const notes = Array.from({ length: 5 }, () => 'x'.repeat(1000));
  const { length } = await checkLength(notes, `{{note}}${endLeaving(999)}`);
  expect(length).toMatchObject({
    level: 'error',
    params: { people: 5, who: 'Person 0, Person 1, Person 2' },
  });
});

it('says nothing of a template that cannot be read, and is content with a short one', async () => {
  expect((await checkLength(['a'], 'Hi {{name')).length).toBeUndefined();
  await world.end();
  expect((await checkLength(['a'], `Hi {{note}}${FRAME}`)).length).toEqual({
    code: 'length',
    level: 'ok',
    params: { people: 0, who: '', limit: 4096 },
  });
});

it('refuses ten megabytes of text by field, limit and size, and keeps nothing of it', async () => {
  const { id } = await checkLength(['a'], `Hi {{note}}${FRAME}`);
  const { listIds } = (await sender.call('campaigns.get', { campaignId: id })).draft.audience;
  const text = '{a|'.repeat(3_500_000);
  const draft = draftOf({ profileId, listId: listIds?.[0] ?? '' }, { message: { text } });
  await expect(sender.call('campaigns.update', { campaignId: id, draft })).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    params: { problem: expect.stringContaining('10000') },
  });
  await expect(sender.call('templates.check', { text })).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    params: { field: 'text', problem: expect.stringContaining('10000') },
  });
  expect((await sender.call('campaigns.get', { campaignId: id })).draft.message.text).toBe(
    `Hi {{note}}${FRAME}`,
  );
});
