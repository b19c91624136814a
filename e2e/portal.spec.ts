import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { activateDevice } from '../scripts/lib/license-device.mjs';
import { mailedLink } from './support/mails.ts';
import { act, endOf, KEY, rowOf } from './support/portal-licenses.ts';
import { go, heading, holdBack, table } from './support/portal-page.ts';
import { expectGoodScreen } from './support/portal-screen.ts';
import { type PortalStack, startPortal } from './support/portal-stack.ts';
import {
  enterPortal,
  expectOnlyRefusals,
  openVisitor,
  signIn,
  type Visitor,
} from './support/portal-visitor.ts';

// One server and one browser per person for the whole file: five sign-ins a minute are let through.
test.describe.configure({ mode: 'serial' });

const NOTE = 'Order 4711, "priority"';

let portal: PortalStack;
let reseller: Visitor;
let admin: Visitor;
let customer: Visitor;
let keys: string[];

test.beforeAll(async () => {
  portal = await startPortal();
});
test.afterAll(async () => {
  await portal?.stop();
});

test('a wrong password is answered with one sentence, and the right one lets in', async ({ browser }) => {
  reseller = await openVisitor(browser, portal.url);
  const { page } = reseller;
  await page.goto('/sign-in');
  await expect(heading(page, 'Sign in')).toBeVisible();
  await expectGoodScreen(page);
  await signIn(page, { email: portal.account('reseller').email, password: 'not the password' });
  await expect(page.getByRole('alert')).toContainText('The e-mail address or the password is wrong.');
  await expectGoodScreen(page);
  expectOnlyRefusals(reseller, 401);

  await page.getByRole('link', { name: 'Create an account' }).click();
  await expect(heading(page, 'Create an account')).toBeVisible();
  await expectGoodScreen(page);
  await page.getByRole('link', { name: 'Sign in' }).click();

  await signIn(page, portal.account('reseller'));
  await expect(heading(page, 'Reseller overview')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Licenses left' })).toContainText('100');
  await expect(page.getByRole('group', { name: 'Issued in total' })).toContainText('0');
  await expect(page.getByText('Nothing sold yet')).toBeVisible();
  await expectGoodScreen(page);
  expect(reseller.takeComplaints()).toEqual([]);
});

test('a reseller makes three licenses, copies one and takes the file', async () => {
  const { page } = reseller;
  await go(page, 'Generate licenses');
  await page.getByLabel('Plan').selectOption({ label: 'Pro' });
  await page.getByLabel('Quantity').fill('3');
  await page.getByLabel('Customer e-mail (optional)').fill(portal.account('user').email);
  await page.getByLabel('Note (optional)').fill(NOTE);
  await expectGoodScreen(page);
  await page.getByRole('button', { name: 'Generate', exact: true }).click();

  await expect(heading(page, '3 licenses were made')).toBeVisible();
  await expect(page.getByText('97 left in your quota.')).toBeVisible();
  const listed = page.getByRole('list', { name: 'New license keys' }).getByRole('listitem');
  await expect(listed).toHaveText([KEY, KEY, KEY]);
  keys = (await listed.allInnerTexts()).map((line) => KEY.exec(line)?.[0] ?? '');
  expect(new Set(keys).size).toBe(3);
  await expectGoodScreen(page);

  await page.getByRole('button', { name: `Copy key ${keys[1]}`, exact: true }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(keys[1]);
  await page.getByRole('button', { name: 'Copy all' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(keys.join('\n'));

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/^licenses-\d{4}-\d\d-\d\d\.csv$/);
  const [header, ...rows] = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(header).toBe('\uFEFFkey,plan,devices,customer,note,created,expires'.trim());
  expect(rows).toHaveLength(3);
  for (const [index, row] of rows.entries()) {
    expect(row).toMatch(
      new RegExp(`^${keys[index]},Pro,2,customer@example.com,"Order 4711, ""priority""",\\d{4}-`),
    );
  }
  expect(reseller.takeComplaints()).toEqual([]);
});

test('asking for more than the quota creates nothing', async () => {
  const { page } = reseller;
  await page.getByRole('button', { name: 'Generate more' }).click();
  await page.getByLabel('Quantity').fill('98');
  await page.getByRole('button', { name: 'Generate', exact: true }).click();
  await expect(page.getByText('Your quota has 97 left.')).toBeVisible();
  await expectGoodScreen(page);

  // A page opened before somebody else used the quota up: the server is the one who says no.
  await page.route('**/v1/quota', (route) =>
    route.fulfill({ json: { balance: 500, granted: 500, issued: 0 } }),
  );
  await go(page, 'Overview');
  await expect(page.getByRole('group', { name: 'Licenses left' })).toContainText('500');
  await go(page, 'Generate licenses');
  await page.getByLabel('Quantity').fill('98');
  await page.getByRole('button', { name: 'Generate', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText(
    'You asked for 98 licenses and have 97 left. Nothing was created.',
  );
  expectOnlyRefusals(reseller, 409);
  await page.unroute('**/v1/quota');

  await go(page, 'Licenses');
  await expect(table(page, 'Licenses').getByRole('row')).toHaveCount(4);
});

test('a license is found by its end and by e-mail, suspended, taken back and resumed', async () => {
  const { page } = reseller;
  await expect(heading(page, 'Licenses')).toBeVisible();
  await expectGoodScreen(page);
  const search = page.getByRole('searchbox', { name: 'Search licenses' });
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await page.keyboard.type('customer@example.com');
  await expect(page).toHaveURL(/q=customer/);
  await expect(table(page, 'Licenses').getByRole('row')).toHaveCount(4);
  await search.fill(endOf(keys[0]));
  await expect(table(page, 'Licenses').getByRole('row')).toHaveCount(2);
  const row = rowOf(page, 'Licenses', keys[0]);
  await expect(row).toContainText('Active');

  await act(page, keys[0], 'Suspend');
  await expect(row).toContainText('Suspended');
  const toast = page.getByRole('alert').filter({ hasText: `License …${endOf(keys[0])} is suspended.` });
  // The row changes before the server has answered. What is asked for next must not overtake what is under way, and no
  // answer to what was asked before covers it.
  const undo = await holdBack(page, '**/v1/licenses/*/resume');
  const suspend = await holdBack(page, '**/v1/licenses/*/suspend');
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toContainText('Active');
  await act(page, keys[0], 'Suspend');
  const undone = page.waitForResponse('**/v1/licenses/*/resume');
  undo();
  await undone;
  await expect(row).toContainText('Suspended');
  await act(page, keys[0], 'Resume');
  suspend();
  const said = page.getByRole('alert').filter({ hasText: `License …${endOf(keys[0])}` });
  await expect(said).toContainText('is active again.');
  // of what was undone meanwhile, nothing is said or offered to be undone
  await expect(said).toHaveCount(1);
  await page.reload();
  await expect(row).toContainText('Active');

  await page.getByRole('button', { name: `…${endOf(keys[0])}`, exact: true }).click();
  const panel = page.getByRole('dialog', { name: `License …${endOf(keys[0])}` });
  await expect(panel).toContainText(String(keys[0]));
  await expect(panel.getByRole('region', { name: 'Devices' })).toContainText('Not activated on any computer');
  await expectGoodScreen(page);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();

  await search.fill('nothing like that');
  await expect(page.getByText('Nothing found')).toBeVisible();
  await expectGoodScreen(page);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByLabel('Status').selectOption('Suspended');
  await expect(page.getByText('Nothing found')).toBeVisible();
  await page.getByLabel('Status').selectOption('Active');
  await expect(table(page, 'Licenses').getByRole('row')).toHaveCount(4);
  expect(reseller.takeComplaints()).toEqual([]);
});

test('pages of another role send home, unknown ones say so', async () => {
  const { page } = reseller;
  await page.goto('/admin/users');
  await expect(page).toHaveURL(`${portal.url}/reseller`);
  await expect(heading(page, 'Reseller overview')).toBeVisible();
  await page.goto('/nowhere');
  await expect(heading(page, 'This page does not exist')).toBeVisible();
  await expectGoodScreen(page);
  reseller.takeComplaints();
});

test('an administrator grants quota with a reason', async ({ browser }) => {
  admin = await enterPortal(browser, portal, 'admin');
  const { page } = admin;
  await expect(heading(page, 'Overview')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Waiting for you' })).toContainText('Nothing is waiting');
  const server = page.getByRole('region', { name: 'Server' });
  await expect(server).toContainText(`${portal.databaseName}, ok`);
  await expect(server).toContainText('Not used');
  await expect(page.getByRole('group', { name: 'Active' })).toContainText('3');
  await expect(page.getByRole('img', { name: 'Licenses made' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Sales' })).toContainText('Nothing was paid in this time.');
  await expectGoodScreen(page);
  await page.getByRole('group', { name: 'Active' }).getByRole('link').click();
  await expect(page).toHaveURL(/\/admin\/licenses\?status=active/);
  await expect(table(page, 'All licenses').getByRole('row')).toHaveCount(4);

  await go(page, 'Users');
  await expect(heading(page, 'Users')).toBeVisible();
  await expect(table(page, 'Users').getByRole('row')).toHaveCount(4);
  await expectGoodScreen(page);
  await page.getByRole('button', { name: 'Actions for Rita Reseller' }).click();
  await page.getByRole('menuitem', { name: 'Grant quota' }).click();
  const dialog = page.getByRole('dialog', { name: 'Quota of Rita Reseller' });
  await expect(dialog).toContainText('97 left');
  await dialog.getByRole('button', { name: 'Grant quota' }).click();
  await expect(dialog.getByText('Write why.')).toBeVisible();
  await expectGoodScreen(page);
  await dialog.getByLabel('Amount').fill('50');
  await dialog.getByLabel('Reason').fill('Autumn order');
  await dialog.getByRole('button', { name: 'Grant quota' }).click();
  await expect(page.getByText('Rita Reseller now has 147 left.')).toBeVisible();

  await page.getByRole('button', { name: 'Rita Reseller', exact: true }).click();
  const ledger = page
    .getByRole('dialog', { name: 'Rita Reseller' })
    .getByRole('table', { name: 'Quota ledger' });
  await expect(ledger.getByRole('row').nth(1)).toContainText(/Grant.*Autumn order.*\+50.*147/s);
  await expectGoodScreen(page);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Actions for Rita Reseller' }).click();
  await page.getByRole('menuitem', { name: 'Mail a password reset' }).click();
  const reset = page.getByRole('dialog', { name: 'Mail Rita Reseller a password reset?' });
  await expect(reset.getByLabel('Sign them out everywhere now')).not.toBeChecked();
  await expectGoodScreen(page);
  await reset.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('A link to choose a new password is on its way to')).toBeVisible();
  expect(await mailedLink(portal.mailFolder, 'reset-password')).toContain('/reset-password#');

  await reseller.page.goto('/reseller');
  await expect(reseller.page.getByRole('group', { name: 'Licenses left' })).toContainText('147');
  await expect(reseller.page.getByRole('region', { name: 'Licenses by state' })).toContainText('Active: 3');
  await reseller.page.getByRole('button', { name: 'Show as table' }).first().click();
  await expect(table(reseller.page, 'Licenses made').getByRole('row').nth(1)).toContainText(/Pro|3/);
  await expectGoodScreen(reseller.page);
  await go(reseller.page, 'Activation problems');
  await expect(reseller.page.getByText('No problems')).toBeVisible();
  await expectGoodScreen(reseller.page);
  await go(reseller.page, 'Quota ledger');
  const grant = table(reseller.page, 'Quota ledger').getByRole('row').nth(1);
  await expect(grant).toContainText(/Grant.*Autumn order.*\+50.*147/);
  await expectGoodScreen(reseller.page);
  expect(admin.takeComplaints()).toEqual([]);
});

test('an administrator revokes a license and finds both acts in the audit trail', async () => {
  const { page } = admin;
  const end = endOf(keys[2]);
  await go(page, 'All licenses');
  await expect(table(page, 'All licenses').getByRole('row')).toHaveCount(4);
  await expectGoodScreen(page);
  await act(page, keys[2], 'Revoke');
  const dialog = page.getByRole('dialog', { name: `Revoke license …${end}` });
  await dialog.getByLabel('Reason').fill('Charged back');
  await dialog.getByLabel(`To confirm, type ${end}`).fill('WRONG');
  await dialog.getByRole('button', { name: 'Revoke for ever' }).click();
  await expect(dialog.getByText(`This is not ${end}.`)).toBeVisible();
  await expectGoodScreen(page);
  await dialog.getByLabel(`To confirm, type ${end}`).fill(end.toLowerCase());
  await dialog.getByRole('button', { name: 'Revoke for ever' }).click();
  await expect(page.getByText(`License …${end} is revoked. It was unused`)).toBeVisible();
  await expect(rowOf(page, 'All licenses', keys[2])).toContainText('Revoked');

  await go(page, 'Generate licenses');
  await expect(heading(page, 'Generate licenses')).toBeVisible();
  await expectGoodScreen(page);

  await go(page, 'Audit trail');
  const entries = table(page, 'Audit trail').getByRole('row');
  await expect(entries.filter({ hasText: 'license.revoke' })).toHaveCount(1);
  await expect(entries.filter({ hasText: 'quota.grant' }).first()).toContainText('admin@example.com');
  await expect(entries.filter({ hasText: 'auth.login-failed' })).toHaveCount(1);
  await expectGoodScreen(page);
  await entries.filter({ hasText: 'license.revoke' }).getByRole('button').click();
  const entry = page.getByRole('dialog', { name: 'Audit entry' });
  await expect(entry).toContainText('admin@example.com');
  await expect(entry.getByRole('region', { name: 'Details' })).toContainText('Charged back');
  await expectGoodScreen(page);
  expect(admin.takeComplaints()).toEqual([]);
});

test('an administrator takes the audit trail as a file, blocks an address and lifts the block', async () => {
  const { page } = admin;
  await page.goto('/admin/audit?action=license.revoke');
  const entries = table(page, 'Audit trail').getByRole('row');
  await expect(entries).toHaveCount(2);
  await expect(page.getByRole('group', { name: 'State of the audit trail' })).toContainText(
    'Not checked yet',
  );
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/^audit-\d{4}-\d\d-\d\d\.csv$/);
  const lines = readFileSync(await file.path(), 'utf8').split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFFid,time,action,/);
  expect(lines.filter((line) => line.includes('license.revoke'))).toHaveLength(1);
  expect(lines).toHaveLength(3);

  await entries.nth(1).getByRole('button').click();
  const entry = page.getByRole('dialog', { name: 'Audit entry' });
  await entry.getByRole('button', { name: 'Block this address' }).click();
  const dialog = page.getByRole('dialog', { name: 'Block an address' });
  await expect(dialog.getByLabel('Address or network')).toHaveValue('127.0.0.1');
  await dialog.getByRole('button', { name: 'Block an address' }).click();
  await expect(dialog.getByText('Write why.')).toBeVisible();
  await dialog.getByLabel('Reason').fill('Tries passwords');
  await dialog.getByRole('button', { name: 'Block an address' }).click();
  await expect(dialog.getByRole('alert')).toContainText('it is the one you are signed in from');
  await expectGoodScreen(page);
  expectOnlyRefusals(admin, 409);
  await dialog.getByLabel('Address or network').fill('203.0.113.7');
  await dialog.getByLabel('For').selectOption({ label: '6 hours' });
  await dialog.getByRole('button', { name: 'Block an address' }).click();
  await expect(page.getByText('203.0.113.7 is blocked until')).toBeVisible();
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Escape');

  await go(page, 'Blocked addresses');
  const blocks = table(page, 'Blocked addresses');
  await expect(blocks.getByRole('row').nth(1)).toContainText(/203\.0\.113\.7.*Tries passwords/);
  await expectGoodScreen(page);
  await page.getByRole('button', { name: 'Lift the block of 203.0.113.7' }).click();
  await expect(page.getByText('Nothing is blocked')).toBeVisible();
  await expectGoodScreen(page);
  await page.getByLabel('Show').selectOption({ label: 'Ended, of the last 90 days' });
  await expect(blocks.getByRole('row')).toHaveCount(2);
  expect(admin.takeComplaints()).toEqual([]);
});

test('an administrator adds a plan, ends its sale and takes that back', async () => {
  const { page } = admin;
  await go(page, 'Plans');
  await expect(table(page, 'Plans').getByRole('row')).toHaveCount(3);
  await expectGoodScreen(page);
  await page.getByRole('button', { name: 'Add a plan' }).click();
  const panel = page.getByRole('dialog', { name: 'Add a plan' });
  await panel.getByLabel('Features it switches on').fill('In box');
  await panel.getByRole('button', { name: 'Add a plan' }).click();
  await expect(panel.getByText('“In box” is no name of a feature')).toBeVisible();
  await expect(panel.getByLabel('Name')).toBeFocused();
  await expectGoodScreen(page);
  await panel.getByLabel('Name').fill('School');
  await panel.getByLabel('Features it switches on').fill('campaigns, inbox');
  await panel.getByRole('button', { name: 'Add a plan' }).click();
  const row = table(page, 'Plans').getByRole('row').nth(1);
  await expect(row).toContainText(/School.*365 days.*1.*0.*Sold/);
  await page.getByRole('button', { name: 'Actions for School' }).click();
  await page.getByRole('menuitem', { name: 'End its sale' }).click();
  await expect(row).toContainText('Not sold');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(row).not.toContainText('Not sold');
  expect(admin.takeComplaints()).toEqual([]);
});

test('an administrator finds no alerts and no anomalies', async () => {
  const { page } = admin;
  await go(page, 'Alerts');
  await expect(page.getByText('Nothing waits for you')).toBeVisible();
  await expectGoodScreen(page);
  await go(page, 'Anomalies');
  await expect(heading(page, 'Anomalies')).toBeVisible();
  await expectGoodScreen(page);
  expect(admin.takeComplaints()).toEqual([]);
});

test('several licenses are suspended, extended and revoked at once; who refuses is named', async () => {
  const { page } = reseller;
  await page.goto('/reseller/licenses');
  const box = (of: Page, key: string | undefined) =>
    of.getByRole('checkbox', { name: `Select License …${endOf(key)}`, exact: true });
  const all = page.getByRole('checkbox', { name: 'Select all shown' });
  const actions = page.getByRole('group', { name: 'What to do with the selected licenses' });
  const row = (key: string | undefined) => rowOf(page, 'Licenses', key);
  await box(page, keys[0]).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('1 selected')).toBeVisible();
  await expect(all).toBeChecked({ indeterminate: true });
  // of the revoked one there is nothing to choose
  await expect(box(page, keys[2])).toHaveCount(0);
  await all.check();
  await expect(page.getByText('2 selected')).toBeVisible();
  await expectGoodScreen(page);

  await actions.getByRole('button', { name: 'Suspend' }).click();
  await expect(row(keys[0])).toContainText('Suspended');
  await expect(row(keys[1])).toContainText('Suspended');
  await expect(actions).toBeHidden();
  await expect(all).toBeFocused();
  const toast = page.getByRole('alert').filter({ hasText: '2 licenses are suspended.' });
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(row(keys[0])).toContainText('Active');
  await expect(row(keys[1])).toContainText('Active');

  await all.check();
  await actions.getByRole('button', { name: 'Extend…' }).click();
  const extend = page.getByRole('dialog', { name: 'Extend 2 licenses' });
  await extend.getByLabel('Days').fill('10');
  await extend.getByRole('button', { name: 'Extend' }).click();
  await expect(page.getByText('2 licenses run longer now.')).toBeVisible();
  await all.check();

  await admin.page.goto('/admin/licenses');
  await box(admin.page, keys[1]).check();
  await admin.page.getByRole('button', { name: 'Revoke…' }).click();
  const revoke = admin.page.getByRole('dialog', { name: 'Revoke 1 license' });
  await expect(revoke).toContainText(`…${endOf(keys[1])}`);
  await revoke.getByLabel('Reason').fill('Ordered twice');
  await revoke.getByLabel('To confirm, type 1').fill('2');
  await revoke.getByRole('button', { name: 'Revoke for ever' }).click();
  await expect(revoke.getByText('This is not 1.')).toBeVisible();
  await revoke.getByLabel('To confirm, type 1').fill('1');
  await revoke.getByRole('button', { name: 'Revoke for ever' }).click();
  await expect(admin.page.getByText('1 license is revoked; back in the quota: 1.')).toBeVisible();
  expect(admin.takeComplaints()).toEqual([]);

  // the page of the reseller was loaded before
  expect(reseller.takeComplaints()).toEqual([]);
  await actions.getByRole('button', { name: 'Suspend' }).click();
  await expect(
    page.getByRole('alert').filter({ hasText: `because of 1 of the licenses (…${endOf(keys[1])})` }),
  ).toBeVisible();
  expectOnlyRefusals(reseller, 409);
  await expect(row(keys[0])).toContainText('Active');
});

test('a reseller looks after staff, API keys and webhooks', async () => {
  const { page } = reseller;
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder('Go to a page, do something, or find a license')).toBeFocused();
  await expectGoodScreen(page);
  await page.keyboard.type('shop staff');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Staff')).toBeVisible();
  await expect(page.getByText('Nobody works for you yet')).toBeVisible();
  await page.getByRole('button', { name: 'Add somebody' }).click();
  const add = page.getByRole('dialog', { name: 'Add somebody' });
  await add.getByLabel('Name').fill('Sam Staff');
  await add.getByLabel('E-mail').fill('sam@example.com');
  await add.getByRole('button', { name: 'Add somebody' }).click();
  await expect(add).toContainText('This password is shown only now.');
  await add.getByRole('button', { name: 'Close' }).last().click();
  const sam = table(page, 'Staff').getByRole('row').nth(1);
  await page.getByRole('button', { name: 'Actions for Sam Staff' }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  await expect(sam).toContainText('Disabled');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(sam).toContainText('Active');
  await expectGoodScreen(page);

  await go(page, 'API keys');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const make = page.getByRole('dialog', { name: 'Make a key' });
  await make.getByLabel('Name').fill('Web shop');
  await make.getByLabel('Addresses it may be used from').fill('nowhere');
  await make.getByRole('button', { name: 'Make a key' }).click();
  await expect(make.getByRole('alert')).toContainText('"nowhere" is no address or range');
  expectOnlyRefusals(reseller, 400);
  await make.getByLabel('Addresses it may be used from').fill('203.0.113.7\n2001:db8::/48');
  await make.getByRole('button', { name: 'Make a key' }).click();
  await expect(make).toContainText('This key is shown only now.');
  await expectGoodScreen(page);
  await make.getByRole('button', { name: 'Close' }).last().click();
  await expect(table(page, 'API keys').getByRole('row').nth(1)).toContainText(
    /Web shop.*See licenses.*203\.0\.113\.7, 2001:db8::\/48.*Never/,
  );
  await expectGoodScreen(page);
  await page.getByRole('button', { name: 'Revoke Web shop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(page.getByText('No keys yet')).toBeVisible();

  await go(page, 'Webhooks');
  await page.getByRole('button', { name: 'Add an address' }).click();
  await page.getByRole('textbox', { name: 'Address' }).fill('https://shop.example.com/hook');
  await page.getByLabel('A license was resumed').uncheck();
  await expectGoodScreen(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Add an address' }).click();
  await expect(heading(page, 'Webhook')).toBeVisible();
  await expect(page.getByText('Nothing was sent yet')).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('Paused since')).toBeVisible();
  await expectGoodScreen(page);
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'New key' }).click();
  await expect(page.getByText('The one before, for a day')).toBeVisible();
  expect(reseller.takeComplaints()).toEqual([]);
});

test('an administrator revokes a license and sees its computer stop', async () => {
  const { page } = admin;
  await go(page, 'Generate licenses');
  await page.getByLabel('Plan').selectOption({ label: 'Pro' });
  await page.getByRole('button', { name: 'Generate', exact: true }).click();
  await expect(heading(page, '1 license was made')).toBeVisible();
  const made = page.getByRole('list', { name: 'New license keys' }).getByRole('listitem');
  const key = KEY.exec((await made.textContent()) ?? '')?.[0] ?? '';
  await go(page, 'All licenses');
  await page.getByRole('button', { name: `…${endOf(key)}`, exact: true }).click();
  const panel = page.getByRole('dialog', { name: `License …${endOf(key)}` });
  await expect(panel.getByRole('region', { name: 'Devices' })).toContainText('Not activated on any computer');
  const id = /licenses\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  const device = await activateDevice(portal.url, { id, key }, 'Front desk');
  expect(await device.validate()).toBe('VALID');

  await panel.getByRole('button', { name: 'Revoke', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `Revoke license …${endOf(key)}` });
  await dialog.getByLabel('Reason').fill('Passed on to others');
  await dialog.getByLabel(`To confirm, type ${endOf(key)}`).fill(endOf(key));
  await dialog.getByRole('button', { name: 'Revoke for ever' }).click();
  const effect = panel.getByRole('region', { name: 'What it does' });
  await expect(effect).toContainText('0 of 1 devices have stopped');
  await expect(effect.getByRole('listitem')).toContainText(/Front desk.*Not told yet.*it may go on until/);
  await expectGoodScreen(page);
  expect(await device.validate()).toBe('REVOKED');
  // nothing is pressed: the panel looks by itself
  await expect(effect).toContainText('1 of 1 devices has stopped');
  await expect(effect.getByRole('listitem')).toContainText(/Stopped.*the license is revoked/);
  await expectGoodScreen(page);
  await page.keyboard.press('Escape');
  expect(admin.takeComplaints()).toEqual([]);
});

test('a customer sees their licenses and the key', async ({ browser }) => {
  customer = await enterPortal(browser, portal, 'user');
  const { page } = customer;
  await expect(table(page, 'My licenses').getByRole('row')).toHaveCount(4);
  await expect(rowOf(page, 'My licenses', keys[2])).toContainText('Revoked');
  await expectGoodScreen(page);
  await page.getByRole('button', { name: `…${endOf(keys[1])}`, exact: true }).click();
  const panel = page.getByRole('dialog', { name: `License …${endOf(keys[1])}` });
  await expect(panel).toContainText(String(keys[1]));
  await expect(panel).not.toContainText('Order 4711');
  await panel.getByRole('button', { name: 'Copy key' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(keys[1]);
  await expectGoodScreen(page);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: `…${endOf(keys[0])}`, exact: true }).click();
  await page.getByRole('button', { name: 'Computer without internet' }).click();
  const offline = page.getByRole('dialog', { name: 'A computer without internet' });
  await offline.getByLabel('Content of the request file').fill('no request');
  await offline.getByRole('button', { name: 'Make the license file' }).click();
  await expect(offline.getByRole('alert')).toContainText('This is not a request file of the app');
  await expect(offline.getByRole('alert')).toContainText('Request id');
  expectOnlyRefusals(customer, 400);
  await expectGoodScreen(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  await go(page, 'Profile');
  await expect(heading(page, 'Profile')).toBeVisible();
  await expectGoodScreen(page);
  expect(customer.takeComplaints()).toEqual([]);
});

test('a session ended elsewhere leads to the sign-in', async ({ browser }) => {
  const elsewhere = await enterPortal(browser, portal, 'user');
  const { page } = elsewhere;
  await go(page, 'Sessions');
  await expect(table(page, 'Sessions').getByRole('row')).toHaveCount(3);
  await expectGoodScreen(page);
  await page.getByRole('button', { name: 'End all others' }).click();
  await expect(page.getByText('The session was ended.')).toBeVisible();
  await expect(table(page, 'Sessions').getByRole('row')).toHaveCount(2);
  expect(elsewhere.takeComplaints()).toEqual([]);

  await go(customer.page, 'Sessions');
  await expect(heading(customer.page, 'Sign in')).toBeVisible();
  await expect(customer.page).toHaveURL(/\/sign-in\?next=%2Faccount%2Fsessions/);
  await expect(customer.page.getByText('Your session has ended. Sign in again.')).toBeVisible();
  expectOnlyRefusals(customer, 401);
});

test('an administrator opens an incident, sees whom it concerns, and their sessions end', async () => {
  const { page } = admin;
  await go(page, 'Incidents');
  await expect(page.getByText('No incidents')).toBeVisible();
  await expectGoodScreen(page);
  await page.getByRole('link', { name: 'Open an incident' }).first().click();
  await expect(heading(page, 'Open an incident')).toBeVisible();
  await page.getByRole('button', { name: 'Carry out' }).click();
  await expect(page.getByText('Choose at least one account.')).toBeVisible();
  await expectGoodScreen(page);
  await page.getByLabel('Title').fill('Stolen laptop');
  await page.getByLabel('What happened, for those concerned').fill('A laptop was stolen.');
  await page.getByRole('combobox', { name: 'Accounts' }).fill('Rita');
  await page.getByRole('option', { name: /^Rita Reseller/ }).click();
  await page.keyboard.press('Escape');
  // whoever was chosen is still called by name when the way of choosing comes back
  const whom = page.getByLabel('Whom does it concern?');
  await whom.selectOption('everyone');
  await whom.selectOption('userIds');
  await expect(page.getByText(/^Rita Reseller \(/).first()).toBeVisible();
  // nobody acts on people they have not looked at
  await page.getByRole('button', { name: 'Carry out' }).click();
  await expect(page.getByText('Look first at whom it concerns.')).toBeVisible();
  await page.getByRole('button', { name: 'See whom it concerns' }).click();
  const preview = page.getByRole('status', { name: 'It concerns' });
  await expect(preview).toContainText(/1 account.*Open sessions.*[1-9].*Rita Reseller/s);
  await expectGoodScreen(page);
  await page.getByRole('button', { name: 'Carry out' }).click();
  const dialog = page.getByRole('dialog', { name: 'Open an incident' });
  await dialog.getByLabel('Your password').fill('a guess');
  await dialog.getByRole('button', { name: 'Carry out' }).click();
  await expect(dialog.getByRole('alert')).toContainText('password');
  expectOnlyRefusals(admin, 403);
  await dialog.getByLabel('Your password').fill(portal.account('admin').password);
  await dialog.getByRole('button', { name: 'Carry out' }).click();

  const panel = page.getByRole('dialog', { name: 'Stolen laptop' });
  // it is carried out by a job
  await expect(panel.getByRole('region', { name: 'What was done' })).toContainText(/Accounts\s*1/);
  await expect(panel).not.toContainText('Being carried out');
  await panel.getByRole('button', { name: 'Show the report' }).click();
  await expect(panel.getByRole('region', { name: 'Report' })).toContainText('Incident: Stolen laptop');
  await expectGoodScreen(page);
  await panel.getByRole('button', { name: 'The authority was told' }).click();
  await expect(panel).toContainText('Authority told');
  await page.keyboard.press('Escape');
  await expect(table(page, 'Incidents').getByRole('row').nth(1)).toContainText(/Stolen laptop.*1 account/);
  await expectGoodScreen(page);
  await go(page, 'Overview');
  const waiting = page.getByRole('region', { name: 'Waiting for you' });
  await expect(waiting.getByRole('link', { name: 'incident that is not closed' })).toBeVisible();
  expect(admin.takeComplaints()).toEqual([]);

  await go(reseller.page, 'Licenses');
  await expect(heading(reseller.page, 'Sign in')).toBeVisible();
  expectOnlyRefusals(reseller, 401);
});
