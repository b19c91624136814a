import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  acceptTerms,
  CONSENT,
  contactsIn,
  createWorld,
  draftOf,
  importText,
  makeReady,
  phoneOf,
  startCampaign,
  type World,
} from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';

let world: World;
let sender: Sender;
beforeEach(async () => {
  world = await createWorld();
  sender = await world.start();
  await acceptTerms(sender);
});
afterEach(() => world.end());

const WORDING = 'Yes, send me the news of Acme by WhatsApp.';
const kinds = async (of: { contactId?: string; phone?: string } = {}) =>
  (await sender.call('contacts.ledger', of)).items.map(({ kind }) => kind);

/** What somebody does to the file with another program: the triggers are gone first. */
async function tamper(sql: string): Promise<void> {
  await sender.stop();
  const database = new DatabaseSync(join(world.dataDir, 'app.db'));
  database.exec(`DROP TRIGGER consent_no_update; DROP TRIGGER consent_no_delete; ${sql}`);
  database.close();
  sender = await world.start();
}

it('enters a grant with its file, row and wording, and the statement for the file', async () => {
  const { listId } = await importText(sender, `Name,Phone\nAda,${phoneOf(1)}\nBob,${phoneOf(2)}\n`);
  const [ada, bob] = await contactsIn(sender, listId);
  const consent = { ...CONSENT, method: 'Asked by phone', wording: WORDING };
  await sender.call('contacts.recordConsent', { contactIds: [ada?.id ?? ''], consent });
  const { items, total } = await sender.call('contacts.ledger', {});
  expect(total).toBe(4);
  expect(items.map(({ kind, phone, fileRow }) => [kind, phone, fileRow])).toEqual([
    ['grant', phoneOf(1), null],
    ['grant', phoneOf(2), 3],
    ['grant', phoneOf(1), 2],
    ['statement', null, null],
  ]);
  expect(items[0]).toMatchObject({ ...consent, name: 'Ada', evidence: '', fileName: '' });
  expect(items[3]).toMatchObject({ ...CONSENT, fileName: 'contacts.csv', person: null });
  expect(await kinds({ contactId: bob?.id ?? '' })).toEqual(['grant']);
  expect(await kinds({ phone: phoneOf(2) })).toEqual(['grant']);
  expect((await contactsIn(sender, listId))[0]?.consent).toMatchObject({ wording: WORDING });
});

it('takes an import back by reversals, once', async () => {
  await importText(sender, `Name,Phone\nAda,${phoneOf(1)}\n`);
  const file = `Name,Phone,Consent date\nAda,${phoneOf(1)},2026-02-01\nBob,${phoneOf(2)},2026-02-01\n`;
  const second = await importText(sender, file, 'Others');
  await sender.call('contacts.undoImport', { importId: second.importId });
  const { items } = await sender.call('contacts.ledger', {});
  expect(items.map(({ id, kind, refersTo }) => [id, kind, refersTo])).toEqual([
    ['8', 'reversal', '3'],
    ['7', 'reversal', '4'],
    ['6', 'reversal', '5'],
    ['5', 'grant', null],
    ['4', 'grant', null],
    ['3', 'statement', null],
    ['2', 'grant', null],
    ['1', 'statement', null],
  ]);
  const evidence = await sender.call('contacts.evidence', { phone: phoneOf(1) });
  expect(evidence.current).toBe('2');
  expect(evidence.check).toMatchObject({ entries: 8, broken: null, head: { entry: '8' } });
});

it('ends consent that is withdrawn: out of the queue, not back by an old file', async () => {
  const profileId = await makeReady(world, sender);
  const people = `Name,Phone\nAda,${phoneOf(1)}\n`;
  const { listId } = await importText(sender, people);
  const [ada] = await contactsIn(sender, listId);
  world.clock.hold();
  const startAt = world.clock.now() + 3_600_000;
  const draft = draftOf({ profileId, listId });
  const campaignId = await startCampaign(sender, { ...draft, schedule: { ...draft.schedule, startAt } });
  const withdrawal = { ...CONSENT, source: 'Counter', method: 'Said so' };
  const input = { contactIds: [ada?.id ?? ''], withdrawal };
  expect(await sender.call('contacts.withdrawConsent', input)).toEqual({ withdrawn: 1 });
  const { items } = await sender.call('campaigns.recipients', { campaignId });
  expect(items).toMatchObject([{ status: 'skipped', reason: 'suppressed' }]);
  // Nobody is left: it does not wait for its start, which time that stands still never brings.
  const status = async () => (await sender.call('campaigns.get', { campaignId })).status;
  await vi.waitFor(async () => expect(await status()).toBe('finished'));
  await importText(sender, people, 'Again');
  expect((await contactsIn(sender, listId))[0]).toMatchObject({ suppressed: true });
  expect((await kinds({ phone: phoneOf(1) })).slice(0, 3)).toEqual(['grant', 'suppressed', 'withdrawal']);
});

it('keeps what a person who is deleted agreed to and asked for, without the number', async () => {
  await makeReady(world, sender);
  const { listId } = await importText(sender, `Name,Phone\nAda,${phoneOf(1)}\n`);
  const [ada] = await contactsIn(sender, listId);
  world.gateway.say(phoneOf(1), 'STOP');
  await sender.call('contacts.remove', { contactIds: [ada?.id ?? ''] });
  await sender.stop();
  const later = Date.now() + 40 * 86_400_000;
  sender = await world.start({
    wallClock: { now: () => later, monotonic: () => performance.now(), bootId: 'boot' },
  });
  const { items } = await sender.call('contacts.ledger', {});
  expect(items.map(({ kind, phone, name }) => [kind, phone, name])).toEqual([
    ['stop', null, ''],
    ['grant', null, ''],
    ['statement', null, ''],
  ]);
  expect(JSON.stringify(items)).not.toContain(phoneOf(1).slice(1));
  const evidence = await sender.call('contacts.evidence', { phone: phoneOf(1) });
  expect(evidence).toMatchObject({ phone: phoneOf(1), name: '', current: null, suppressed: true });
  expect(evidence.entries.map(({ kind, evidence: words }) => [kind, words])).toEqual([
    ['grant', ''],
    ['stop', 'STOP'],
  ]);
});

it('finds a STOP that came from a LID once the number is known', async () => {
  await makeReady(world, sender);
  world.gateway.say(phoneOf(5), 'Stop', { viaLid: true });
  expect(await kinds({ phone: phoneOf(5) })).toEqual([]);
  world.gateway.say(phoneOf(5), 'hello');
  expect(await kinds({ phone: phoneOf(5) })).toEqual(['stop']);
});

it.each([
  ["UPDATE consent_records SET date = '2020-01-01' WHERE id = 3", { entry: '3', problem: 'changed' }],
  ['DELETE FROM consent_records WHERE id = 2', { entry: '2', problem: 'missing' }],
  ['DELETE FROM consent_records WHERE id >= 4', { entry: '4', problem: 'cut-off' }],
])('names the first entry that was tampered with: %s', async (sql, broken) => {
  const people = [1, 2, 3, 4].map((index) => `P,${phoneOf(index)}`).join('\n');
  await importText(sender, `Name,Phone\n${people}\n`);
  expect(await sender.call('contacts.verifyLedger', {})).toMatchObject({ entries: 5, broken: null });
  await tamper(`PRAGMA foreign_keys = OFF; ${sql}`);
  expect((await sender.call('contacts.verifyLedger', {})).broken).toEqual(broken);
});

it('exports the ledger of one person', async () => {
  await importText(sender, `Name,Phone\nAda,${phoneOf(1)}\nBob,${phoneOf(2)}\n`);
  const { file, name } = await sender.call('contacts.exportLedger', { phone: phoneOf(2) });
  expect(name).toBe('consent-ledger.csv');
  const csv = await text((await sender.files.open(file)).stream());
  const [head, ...lines] = csv.trim().split('\r\n');
  expect(head).toContain('recorded_at,what,phone');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(`grant,${phoneOf(2)},Bob,`);
});
