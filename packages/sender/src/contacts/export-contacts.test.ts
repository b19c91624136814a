import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptTerms, createWorld, importText, phoneOf, type World } from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';

let world: World;
let sender: Sender;
beforeAll(async () => {
  world = await createWorld();
  sender = await world.start();
  await acceptTerms(sender);
});
afterAll(() => world.end());

it('writes whom the filter matches with their fields, and a file the import takes again', async () => {
  const rows = `Name,Phone,City\nمريم,${phoneOf(1)},"=cmd|'/C calc'!A0"\nBob,${phoneOf(2)},Bonn\n`;
  const { listId } = await importText(sender, rows);
  const csv = await sender.call('contacts.export', { listId, search: phoneOf(1) });
  const written = await text((await sender.files.open(csv.file)).stream());
  const [header, first, end] = written.split('\r\n');
  expect(header).toMatch(/^phone,name,.*city/);
  expect(first).toMatch(/^\+4915110000001,مريم,DE,,no,Sign-up sheet at the counter,2026-01-15,/);
  expect(first).toContain("'=cmd|'/C calc'!A0");
  expect(end).toBe('');

  const { file, name } = await sender.call('contacts.export', { format: 'xlsx' });
  expect(name).toBe('contacts.xlsx');
  const { columns } = await sender.call('contacts.inspectFile', { file });
  const byName = Object.fromEntries(columns.map(({ name, samples }) => [name, samples]));
  expect(byName).toMatchObject({
    phone: [phoneOf(1), phoneOf(2)],
    name: ['مريم', 'Bob'],
    city: ["=cmd|'/C calc'!A0", 'Bonn'],
    created_at: [expect.stringMatching(/^\d{4}-\d\d-\d\dT/), expect.stringMatching(/^\d{4}-/)],
  });
});
