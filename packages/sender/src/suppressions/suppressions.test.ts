import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import {
  CONSENT,
  createWorld,
  draftOf,
  importText,
  makeReady,
  phoneOf,
  putFile,
  startCampaign,
  type World,
} from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';

let world: World;
let sender: Sender;
let profileId: string;
let wall = Date.UTC(2026, 10, 23, 9);
beforeAll(async () => {
  world = await createWorld();
  const wallClock = { now: () => wall, monotonic: () => performance.now(), bootId: 'boot' };
  sender = await world.start({ wallClock });
  profileId = await makeReady(world, sender);
});
afterAll(() => world.end());

async function suppressFile(content: string) {
  const file = await putFile(sender, content, 'robinson.csv');
  return sender.call('suppressions.import', { file, defaultCountry: 'DE', note: '' });
}

async function onList(index: number) {
  const { items } = await sender.call('suppressions.list', { search: phoneOf(index) });
  return items[0] ?? null;
}

const remove = (id: string, date?: string) =>
  sender.call('suppressions.remove', {
    id,
    ...(date === undefined ? {} : { consent: { ...CONSENT, date } }),
  });

it('takes numbers out of a file, whatever its columns, and out of the queues of campaigns', async () => {
  const { listId } = await importText(sender, `Name,Phone\nA,${phoneOf(1)}\nB,${phoneOf(2)}\n`);
  const goOn = world.clock.hold();
  const later = draftOf({ profileId, listId });
  const startAt = world.clock.now() + 3_600_000;
  const campaignId = await startCampaign(sender, { ...later, schedule: { ...later.schedule, startAt } });
  const result = await suppressFile(
    `Kunde;Bemerkung;Mobil\n7;will nicht;0151 10000001\n8;;nobody\n9;;${phoneOf(9)}\n9;;${phoneOf(9)}\n`,
  );
  expect(result).toMatchObject({ rows: 4, added: 2, already: 1, rejected: 1, leftQueues: 1 });
  const rejected = await text((await sender.files.open(result.rejectsFile ?? '')).stream());
  expect(rejected).toContain('3,');
  expect(rejected).toContain(',8,,nobody');
  const { items } = await sender.call('campaigns.recipients', { campaignId });
  expect(items.map(({ status, reason }) => [status, reason])).toEqual([
    ['skipped', 'suppressed'],
    ['queued', null],
  ]);
  expect(await onList(1)).toMatchObject({ source: 'import', note: 'robinson.csv' });
  goOn();
});

it('ends a campaign whose last person such a file names, though time stands still', async () => {
  const { listId } = await importText(sender, `Name,Phone\nF,${phoneOf(6)}\n`, 'Last');
  const goOn = world.clock.hold();
  const draft = draftOf({ profileId, listId });
  const startAt = world.clock.now() + 3_600_000;
  const campaignId = await startCampaign(sender, { ...draft, schedule: { ...draft.schedule, startAt } });
  await suppressFile(`Phone\n${phoneOf(6)}\n`);
  const status = async () => (await sender.call('campaigns.get', { campaignId })).status;
  await vi.waitFor(async () => expect(await status()).toBe('finished'));
  goOn();
});

it('takes such a file back, but never a STOP nor another reason', async () => {
  const numbers = [21, 22, 23, 24].map(phoneOf);
  const first = await suppressFile(`Phone\n${numbers.join('\n')}\n`);
  world.gateway.say(phoneOf(22), 'STOP');
  await sender.call('suppressions.add', { phone: phoneOf(23), note: 'asked on the phone' });
  await suppressFile(`Phone\n${phoneOf(24)}\n`);
  const undo = { importId: first.importId };
  expect(await sender.call('suppressions.undoImport', undo)).toEqual({ removed: 1 });
  expect(await onList(21)).toBeNull();
  expect(await onList(22)).toMatchObject({ source: 'stop-message' });
  expect(await onList(23)).not.toBeNull();
  expect(await onList(24)).not.toBeNull();
  const { items } = await sender.call('contacts.ledger', { phone: phoneOf(21) });
  expect(items.map(({ kind, fileName }) => [kind, fileName])).toEqual([
    ['lifted', 'robinson.csv'],
    ['suppressed', 'robinson.csv'],
  ]);
  await expect(sender.call('suppressions.undoImport', undo)).rejects.toMatchObject({
    code: 'IMPORT_UNDO_LATE',
  });
});

it('is not taken back after 30 days', async () => {
  const { importId } = await suppressFile(`Phone\n${phoneOf(31)}\n`);
  wall += 31 * 86_400_000;
  const late = sender.call('suppressions.undoImport', { importId });
  await expect(late).rejects.toMatchObject({ code: 'IMPORT_UNDO_LATE' });
  const { imports } = await sender.call('suppressions.imports', {});
  expect(imports[0]).toMatchObject({ importId, people: 1, undone: false, undoable: false });
});

it('lifts one with a new consent, recorded as its reason', async () => {
  const { listId } = await importText(sender, `Name,Phone\nD,${phoneOf(41)}\n`, 'Lifting');
  const { id } = await sender.call('suppressions.add', { phone: phoneOf(41), note: 'asked' });
  wall += 11 * 60_000;
  await expect(remove(id)).rejects.toMatchObject({ code: 'CONSENT_REQUIRED' });
  await expect(remove(id, '2026-01-15')).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  const today = new Date(wall).toISOString().slice(0, 10);
  await remove(id, today);
  const { items } = await sender.call('contacts.list', { listId });
  expect(items[0]).toMatchObject({ suppressed: false, consent: { date: today } });
  const ledger = (await sender.call('contacts.ledger', { phone: phoneOf(41) })).items;
  expect(ledger.slice(0, 2).map(({ kind, refersTo }) => [kind, refersTo])).toEqual([
    ['lifted', ledger[1]?.id],
    ['grant', null],
  ]);
});

it('takes a slip of the fingers back at once, a STOP never', async () => {
  const { id } = await sender.call('suppressions.add', { phone: phoneOf(51), note: '' });
  await remove(id);
  expect(await onList(51)).toBeNull();
  world.gateway.say(phoneOf(52), 'stop');
  const stopped = await onList(52);
  const tomorrow = new Date(wall).toISOString().slice(0, 10);
  await expect(remove(stopped?.id ?? '', tomorrow)).rejects.toMatchObject({ code: 'SUPPRESSION_PERMANENT' });
});

it('is exported, as text and as a workbook', async () => {
  const csv = await sender.call('suppressions.export', {});
  const written = await text((await sender.files.open(csv.file)).stream());
  expect(written).toContain(`${phoneOf(9)},import,robinson.csv,2026-`);
  const { file, name } = await sender.call('suppressions.export', { format: 'xlsx' });
  expect(name).toBe('do-not-write.xlsx');
  const inspected = await sender.call('contacts.inspectFile', { file });
  expect(inspected.columns.map((column) => [column.name, column.guess])).toContainEqual(['phone', 'phone']);
});
