import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { callJson } from '../scripts/lib/api.mjs';
import { ROOT } from '../scripts/lib/paths.mjs';
import { acceptTermsOnScreen, collectComplaints, enterKey, goTo, openApp } from './support/app-page.ts';
import { expectAccessible } from './support/axe.ts';
import { startWholeStack } from './support/stack.ts';

const SAMPLE = join(ROOT, 'examples/contacts.csv');
const PICTURE = join(ROOT, 'apps/desktop/resources/icon.png');
/** VP9 in MP4, which every browser plays. */
const FILM = join(ROOT, 'e2e/support/film.mp4');
const PEOPLE = JSON.parse(readFileSync(join(ROOT, 'examples/contacts.people.json'), 'utf8'));
const MESSAGE =
  'Hello {{first_name|there}}, this is Corner Bakery. We open at 7 on Monday. Reply STOP to end.';

/** To the two people of the sample who say STOP. */
const CONFIRMATION = 'We have noted your wish and will not write to you again.';

type Stack = Awaited<ReturnType<typeof startWholeStack>>;
type Host = Awaited<ReturnType<Stack['startApp']>>;

test.describe('the desktop app in a browser', () => {
  let stack: Stack;
  let host: Host;
  let licenseId: string;
  test.beforeAll(async () => {
    stack = await startWholeStack({ clock: 'virtual' });
    host = await stack.startApp();
  });
  test.afterAll(() => stack?.stop());

  test('from the welcome screen to a finished campaign and its report', async ({ page, context }) => {
    const complaints = collectComplaints(page);
    await callJson(`${stack.simulatorUrl}/_sim/people`, { body: PEOPLE });
    await openApp(page, host);
    await acceptTermsOnScreen(page);
    await activate(page);
    await nameSender(page);
    await linkProfile(page);
    await importSample(page);
    await runCampaign(page);
    await readReport(page);
    await readOtherScreens(page);
    await hearOfChanges(page);
    await agreeWithSimulator();
    // The mistyped key is answered with 400, which the browser notes; nothing else went wrong.
    expect(complaints.map((line) => line.replace(/^Failed.*status of 400.*$/, 'the mistyped key'))).toEqual([
      'the mistyped key',
    ]);
    await context.close();
  });

  async function activate(page: Page): Promise<void> {
    const { id, key } = await stack.newLicense();
    licenseId = id;
    await expect(page.getByRole('heading', { name: 'Activate this computer' })).toBeVisible();
    await expectAccessible(page);
    await enterKey(
      page,
      key.replace(/.$/, (last: string) => (last === '0' ? '1' : '0')),
    );
    await expect(page.getByText('typing error')).toBeVisible();
    await enterKey(page, key);
    await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'License: Active' })).toBeVisible();
    await expectAccessible(page);
  }

  async function nameSender(page: Page): Promise<void> {
    await goTo(page, host, '/settings', 'Settings');
    const field = page.getByRole('textbox', { name: 'Sender name' });
    await field.fill('Corner Bakery');
    await field.blur();
    await expect(page.getByRole('switch', { name: 'Fetch newer code by itself' })).toBeChecked();
    await expectAccessible(page);
  }

  async function linkProfile(page: Page): Promise<void> {
    await goTo(page, host, '/profiles', 'Profiles');
    await page.getByRole('button', { name: 'Add profile' }).click();
    await page.getByRole('textbox', { name: 'Name of the profile' }).fill('Shop phone');
    await page.getByRole('button', { name: 'Create profile' }).click();
    await page.getByRole('button', { name: 'Connect' }).click();
    await expect(page.getByRole('img', { name: /^Code to scan/ })).toBeVisible({ timeout: 60_000 });
    await expectAccessible(page);

    const phone = await page.context().newPage();
    await phone.goto(`${stack.simulatorUrl}/phone`);
    await phone.getByRole('textbox', { name: 'Whose phone is this?' }).fill('shop');
    await expectAccessible(phone);
    await phone.getByRole('button', { name: 'Link the browser' }).click();
    await expect(page.getByText('Ready to send as')).toBeVisible({ timeout: 60_000 });
    await phone.close();
  }

  async function importSample(page: Page): Promise<void> {
    await goTo(page, host, '/contacts/import', 'Import contacts');
    await expectAccessible(page);
    await page.locator('input[type=file]').setInputFiles(SAMPLE);
    await expect(page.getByRole('combobox', { name: 'Meaning of column Phone' })).toHaveValue('Phone number');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByRole('textbox', { name: 'Name of the list' }).fill('Customers');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    for (const [name, value] of [
      ['Rows read', '200'],
      ['New contacts', '180'],
      ['Duplicates in the file', '9'],
      ['Rejected', '11'],
    ] as const) {
      await expect(page.getByRole('group', { name })).toContainText(value);
    }
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download rejected rows' }).click(),
    ]);
    expect(
      readFileSync(await download.path(), 'utf8')
        .trim()
        .split('\n'),
    ).toHaveLength(12);
    await expectAccessible(page);
  }

  async function runCampaign(page: Page): Promise<void> {
    await goTo(page, host, '/campaigns/new', 'New campaign');
    await page.getByRole('textbox', { name: 'Name of the campaign' }).fill('Winter hours');
    // The only list is chosen already.
    await expect(page.locator('#main-content').getByText('Customers (180)', { exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Next', exact: true }).click();

    // Exact: the step before has "Who gets the message?".
    const message = page.getByRole('textbox', { name: 'Message', exact: true });
    await message.fill('Hello {{nickname}}!');
    await expect(page.getByText(/nickname/).last()).toBeVisible();
    await message.fill(MESSAGE);
    await expect(page.getByText('No problems found.')).toBeVisible();
    await expect(page.getByText('Hello Isla, this is Corner Bakery.')).toBeVisible();
    await attachFilm(page);
    await attachPicture(page);
    const versions = page.getByRole('switch', { name: 'Try several versions of the message (A/B)' });
    await versions.click();
    await expect(page.getByRole('group', { name: 'How the test is decided' })).toBeVisible();
    await expectAccessible(page);
    await versions.click();
    await expect(page.getByText('No problems found.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Next', exact: true }).click();

    await expect(page.getByRole('heading', { name: 'Forecast' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Next', exact: true }).click();

    await expect(page.getByText('167 people will get the message')).toBeVisible();
    await expect(page.getByText('Ready to start.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Start campaign' }).click();

    await expect(page.getByRole('heading', { level: 1, name: 'Winter hours' })).toBeVisible();
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect(page.getByText('Finished', { exact: true }).first()).toBeVisible({ timeout: 180_000 });
  }

  async function attachFilm(page: Page): Promise<void> {
    await page.getByLabel('Add a file').setInputFiles(FILM);
    const shown = page.getByRole('img', { name: 'Video “film.mp4”' });
    await expect(shown.locator('img[src^="data:image/jpeg"]')).toHaveCount(2);
    await page.getByRole('button', { name: 'Remove the file' }).click();
    await expect(shown).toHaveCount(0);
  }

  async function attachPicture(page: Page): Promise<void> {
    await page.getByLabel('Add a file').setInputFiles(PICTURE);
    const shown = page.getByRole('img', { name: 'Picture “icon.png”' });
    // In its field, and on the phone beside it.
    await expect(shown).toHaveCount(2);
    await page.getByRole('button', { name: 'Remove the file' }).click();
    await expect(shown).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(shown).toHaveCount(2);
  }

  async function readReport(page: Page): Promise<void> {
    await page.getByRole('link', { name: 'See the report' }).click();
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'CSV' }).click(),
    ]);
    expect(
      readFileSync(await download.path(), 'utf8')
        .trim()
        .split('\n'),
    ).toHaveLength(181);
    await expectAccessible(page);
  }

  async function readOtherScreens(page: Page): Promise<void> {
    for (const [path, heading] of [
      ['/campaigns', 'Campaigns'],
      ['/templates', 'Templates'],
      ['/contacts', 'Contacts'],
      ['/contacts/do-not-write', 'Do not write'],
      ['/contacts/opt-ins/new', 'New opt-in'],
      ['/contacts/segments', 'Segments'],
      ['/contacts/segments/new', 'New segment'],
      ['/replies', 'Inbox'],
      ['/license', 'License'],
    ] as const) {
      await goTo(page, host, path, heading);
      await expectAccessible(page);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of ['/', '/campaigns', '/contacts', '/profiles', '/license', '/settings']) {
      await page.goto(`${host.url}/#${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const overflow = () =>
        page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
      // Asked again: the navigation slides away when the window becomes narrow.
      await expect.poll(overflow, path).toBeLessThanOrEqual(0);
    }
  }

  /** The next check is a day away: only the server's word can change what is shown here. */
  async function hearOfChanges(page: Page): Promise<void> {
    await page.setViewportSize({ width: 1280, height: 800 });
    await stack.changeLicense(licenseId, 'suspend');
    await expect(page.getByRole('link', { name: 'License: Read only' })).toBeVisible();
    await stack.changeLicense(licenseId, 'resume');
    await expect(page.getByRole('link', { name: 'License: Active' })).toBeVisible();
  }

  async function agreeWithSimulator(): Promise<void> {
    const all = await callJson(`${stack.simulatorUrl}/_sim/messages`, { method: 'GET' });
    const isConfirmation = ({ text }: { text: string }) => text === CONFIRMATION;
    const told = all.items.filter(isConfirmation).map((message: { to: string }) => message.to);
    expect(new Set(told).size).toBe(told.length);
    const items = all.items.filter((message: { text: string }) => !isConfirmation(message));
    expect(items).toHaveLength(160);
    expect(new Set(items.map((message: { to: string }) => message.to)).size).toBe(160);
    const sha256 = createHash('sha256').update(readFileSync(PICTURE)).digest('hex');
    const hashes = items.map((message: { media: { sha256: string } | null }) => message.media?.sha256);
    expect(new Set(hashes)).toEqual(new Set([sha256]));
  }
});
