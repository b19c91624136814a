import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { callJson, desktopClient } from '../scripts/lib/api.mjs';
import { runDemoCampaign } from '../scripts/lib/demo-campaign.mjs';
import { ROOT } from '../scripts/lib/paths.mjs';
import { startCommand } from './support/command.ts';
import { startWholeStack } from './support/stack.ts';

const TEMPLATE =
  'Hello {{first_name|there}}, this is Corner Bakery. We open at 7 on Monday. Reply STOP to end.';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mywasender-demo-report-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const people = (
  report: { recipients: { status: string; reason: string | null }[] },
  status: string,
  reason?: string,
) =>
  report.recipients.filter((one) => one.status === status && (reason === undefined || one.reason === reason))
    .length;

test("200 contacts: the report equals the simulator's log, person by person", async () => {
  const file = join(folder, 'report.json');
  const command = startCommand([
    ...['run', 'demo', '--', '--contacts', join(ROOT, 'examples/contacts.csv')],
    ...['--template', TEMPLATE, '--report', file, '--speed', 'fast'],
  ]);
  const { code } = await command.ended;
  expect(code, command.output()).toBe(0);
  const report = JSON.parse(readFileSync(file, 'utf8'));
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
  // What `npm run demo` does, on one license server and one simulator: each of them a new app and an empty log.
  const stack = await startWholeStack({ clock: 'virtual' });
  try {
    for (const file of ['libreoffice.csv', 'google-contacts.csv', 'outlook.csv']) {
      await callJson(`${stack.simulatorUrl}/_sim/reset`, { body: {} });
      const host = await stack.startApp();
      const { key } = await stack.newLicense();
      const report = await runDemoCampaign({
        app: desktopClient(host),
        simulatorUrl: stack.simulatorUrl,
        licenseKey: key,
        options: {
          contacts: join(ROOT, 'examples/other-software', file),
          contactsName: file,
          country: 'US',
          template: TEMPLATE,
          people: { people: [] },
          rehearse: false,
        },
      });
      expect(report.simulator.messages, file).toHaveLength(6);
      expect(report.comparison, file).toEqual({ equal: true, differences: [] });
      const texts = report.recipients.map((one: { text: string }) => one.text);
      expect(texts, file).toContainEqual(expect.stringContaining('Hello Amelia, this is Corner Bakery.'));
      await host.part.stop();
      rmSync(join(stack.dataDir, 'desktop'), { recursive: true });
    }
  } finally {
    await stack.stop();
  }
});
