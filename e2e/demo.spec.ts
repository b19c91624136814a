import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT } from '../scripts/lib/paths.mjs';
import { startCommand } from './support/command.ts';

const TEMPLATE =
  'Hello {{first_name|there}}, this is Corner Bakery. We open at 7 on Monday. Reply STOP to end.';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mywasender-demo-report-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function demo(contacts: string) {
  const report = join(folder, `${contacts.replaceAll('/', '-')}.json`);
  const command = startCommand([
    ...['run', 'demo', '--', '--contacts', join(ROOT, 'examples', contacts)],
    ...['--template', TEMPLATE, '--report', report, '--speed', 'fast'],
  ]);
  const { code } = await command.ended;
  expect(code, command.output()).toBe(0);
  return JSON.parse(readFileSync(report, 'utf8'));
}

const people = (
  report: { recipients: { status: string; reason: string | null }[] },
  status: string,
  reason?: string,
) =>
  report.recipients.filter((one) => one.status === status && (reason === undefined || one.reason === reason))
    .length;

test("200 contacts: the report equals the simulator's log, person by person", async () => {
  const report = await demo('contacts.csv');
  expect(report.import).toMatchObject({
    rows: 200,
    created: 180,
    duplicates: 9,
    rejected: 11,
    withoutConsent: 8,
    suppressed: 5,
  });
  expect(report.rejects.trim().split('\n')).toHaveLength(12);

  expect(report.recipients).toHaveLength(180);
  expect(people(report, 'skipped', 'no-consent')).toBe(8);
  expect(people(report, 'skipped', 'suppressed')).toBe(5);
  expect(people(report, 'skipped', 'not-on-whatsapp')).toBe(7);
  expect(report.simulator.messages).toHaveLength(160);
  expect(report.report.optedOut).toBe(2);
  expect(people(report, 'uncertain') + people(report, 'failed') + people(report, 'queued')).toBe(0);
  expect(report.comparison).toEqual({ equal: true, differences: [] });
});

test('CSV files written by LibreOffice, Google Contacts and Outlook', async () => {
  const files = ['libreoffice.csv', 'google-contacts.csv', 'outlook.csv'];
  const reports = await Promise.all(files.map((file) => demo(`other-software/${file}`)));
  for (const [index, report] of reports.entries()) {
    expect(report.simulator.messages, files[index]).toHaveLength(6);
    expect(report.comparison, files[index]).toEqual({ equal: true, differences: [] });
    const texts = report.recipients.map((one: { text: string }) => one.text);
    expect(texts, files[index]).toContainEqual(
      expect.stringContaining('Hello Amelia, this is Corner Bakery.'),
    );
  }
});
