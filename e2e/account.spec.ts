import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { mailedLink } from './support/mails.ts';
import { expectGoodScreen } from './support/portal-screen.ts';
import { type PortalStack, startPortal } from './support/portal-stack.ts';
import { expectOnlyRefusals, openVisitor, signIn, type Visitor } from './support/portal-visitor.ts';

// One person and one server for the whole file. Five sign-ins a minute are let through for each address somebody comes
// from, which a proxy in front of the server would name: another one for each test.
test.describe.configure({ mode: 'serial' });

let portal: PortalStack;
let visitor: Visitor;
let page: Page;
let secret: string;
let recoveryCodes: string[];
let lastStep = 0;

const heading = (name: string) => page.getByRole('heading', { name, level: 1, exact: true });
const dialog = (name: string) => page.getByRole('dialog', { name, exact: true });
const go = (link: string) =>
  page.getByRole('navigation').getByRole('link', { name: link, exact: true }).click();
const signOut = async () => {
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(heading('Sign in')).toBeVisible();
};
const password = () => portal.account('user').password;
/** A code that was not used yet; codes of the step to come are taken as well. */
const nextCode = () => {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  lastStep = Math.max(totp.counter(), lastStep + 1);
  return totp.generate({ timestamp: lastStep * 30_000 });
};
/** As many as one likes: of an authenticator app one code in 30 seconds is taken, and the next one in advance. */
const enterRecoveryCode = async () => {
  await page.getByRole('button', { name: 'Recovery code' }).click();
  await page.getByLabel('Recovery code').fill(String(recoveryCodes.pop()).toLowerCase());
  await page.keyboard.press('Enter');
};

test.beforeAll(async ({ browser }) => {
  portal = await startPortal({ TRUSTED_PROXIES: '127.0.0.1' });
  // passkeys belong to names, not to addresses
  visitor = await openVisitor(browser, portal.url.replace('127.0.0.1', 'localhost'));
  page = visitor.page;
});
let comesFrom = 0;
test.beforeEach(() => page.setExtraHTTPHeaders({ 'x-forwarded-for': `192.0.2.${++comesFrom}` }));
test.afterAll(async () => {
  await portal?.stop();
});

test('an authenticator app is set up by its QR code, and recovery codes are kept', async () => {
  await page.goto('/sign-in');
  await signIn(page, portal.account('user'));
  await go('Security');
  await expect(heading('Security')).toBeVisible();
  await expectGoodScreen(page);
  await page.getByRole('button', { name: 'Set up Authenticator app' }).click();
  const setUp = dialog('Authenticator app');
  await setUp.getByLabel('Your password').fill('not my password');
  await setUp.getByRole('button', { name: 'Continue' }).click();
  await expect(setUp.getByRole('alert')).toContainText('This is not your password.');
  expectOnlyRefusals(visitor, 403);
  await setUp.getByLabel('Your password').fill(password());
  await setUp.getByRole('button', { name: 'Continue' }).click();
  const uri = await setUp
    .getByRole('img', { name: 'QR code for your authenticator app' })
    .getAttribute('data-code');
  secret = new URL(String(uri)).searchParams.get('secret') ?? '';
  await expect(setUp.getByText(secret)).toBeVisible();
  await expectGoodScreen(page);
  await setUp.getByLabel('Code of your authenticator app').fill(nextCode());
  await setUp.getByRole('button', { name: 'Confirm' }).click();

  const kept = dialog('Recovery codes');
  const codes = kept.getByRole('list', { name: 'New recovery codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  recoveryCodes = await codes.allInnerTexts();
  await kept.getByRole('button', { name: 'Copy all' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(recoveryCodes.join('\n'));
  await expectGoodScreen(page);
  await kept.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('10 codes left')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Replace Authenticator app' })).toBeVisible();
  expect(visitor.takeComplaints()).toEqual([]);
});

test('after the password the code is asked for, then a recovery code does', async () => {
  await signOut();
  await signIn(page, portal.account('user'));
  await expect(heading('One more step')).toBeVisible();
  await expectGoodScreen(page);
  const code = page.getByLabel('Code of your authenticator app');
  await expect(code).toBeFocused();
  await code.fill('000000');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('This code is wrong, too old or already used.');
  expectOnlyRefusals(visitor, 400);
  await code.fill(nextCode());
  await page.keyboard.press('Enter');
  await expect(heading('My licenses')).toBeVisible();

  await signOut();
  await signIn(page, portal.account('user'));
  await enterRecoveryCode();
  await expect(heading('My licenses')).toBeVisible();
  await go('Security');
  await expect(page.getByText('9 codes left')).toBeVisible();
  expect(visitor.takeComplaints()).toEqual([]);
});

test('a passkey is added, signs in alone and after the password, and is removed', async () => {
  const devtools = await visitor.context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const add = dialog('Add a passkey');
  await add.getByLabel('Name').fill('Work laptop');
  await add.getByLabel('Your password').fill(password());
  await expectGoodScreen(page);
  await add.getByRole('button', { name: 'Continue' }).click();
  await expect(add).toBeHidden();
  await expect(page.getByRole('listitem').filter({ hasText: 'Work laptop' })).toContainText('never used');
  await expectGoodScreen(page);

  await signOut();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(heading('My licenses')).toBeVisible();

  await signOut();
  await signIn(page, portal.account('user'));
  await page.getByRole('button', { name: 'Passkey', exact: true }).click();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(heading('My licenses')).toBeVisible();

  await go('Security');
  await page.getByRole('button', { name: 'Rename Work laptop' }).click();
  await dialog('Rename Work laptop').getByLabel('Name').fill('Old laptop');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove Old laptop' }).click();
  const remove = dialog('Remove Old laptop?');
  await remove.getByLabel('Your password').fill(password());
  await remove.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Old laptop was removed.')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Old laptop' })).toHaveCount(0);
  expect(visitor.takeComplaints()).toEqual([]);
});

test('mails are chosen, a copy of the data is taken, the account is deleted and kept', async () => {
  const opened = async (template: string) => {
    const link = await mailedLink(portal.mailFolder, template);
    expect(link).toContain(portal.url);
    await page.goto(link.replace('127.0.0.1', 'localhost'));
  };
  await go('Privacy');
  await expect(heading('Privacy')).toBeVisible();
  await expectGoodScreen(page);
  const licenseMails = page.getByLabel('When you get a license');
  await expect(licenseMails).toBeChecked();
  await licenseMails.click();
  await expect(licenseMails).toBeEnabled();
  await page.reload();
  await expect(page.getByLabel('When a new device signs in')).toBeChecked();
  await expect(licenseMails).not.toBeChecked();

  await page.getByRole('button', { name: 'Ask for a copy' }).click();
  const copy = dialog('A copy of your data');
  await copy.getByLabel('Your password').fill(password());
  await copy.getByRole('button', { name: 'Ask for a copy' }).click();
  await expect(copy.getByRole('status')).toContainText('A link is on its way');
  await opened('data-export-ready');
  await expect(heading('Your data')).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  const data = JSON.parse(readFileSync(await (await saved).path(), 'utf8'));
  expect(JSON.stringify(data.account)).toContain(portal.account('user').email);
  expect(JSON.stringify(data)).not.toContain(secret);

  await page.goto('/account/privacy');
  await page.getByRole('button', { name: 'Delete account' }).click();
  const remove = dialog('Delete account');
  await remove.getByLabel('Your password').fill(password());
  await remove.getByRole('button', { name: 'Delete account' }).click();
  await expect(remove.getByRole('status')).toContainText('will be erased on');
  await remove.getByRole('button', { name: 'Close' }).last().click();
  await expect(heading('Sign in')).toBeVisible();
  visitor.takeComplaints();

  await opened('account-deletion-scheduled');
  await expect(heading('Keep my account')).toBeVisible();
  await page.getByRole('button', { name: 'Keep my account' }).click();
  await expect(page.getByRole('status')).toContainText('Your account is open again.');
  await expectGoodScreen(page);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await signIn(page, portal.account('user'));
  await enterRecoveryCode();
  await expect(heading('My licenses')).toBeVisible();
  expect(visitor.takeComplaints()).toEqual([]);
});

test('a new password is judged while it is chosen', async () => {
  await signOut();
  await page.getByRole('link', { name: 'Create an account' }).click();
  const chosen = page.getByLabel('Password', { exact: true });
  await chosen.fill('password1');
  await expect(page.getByRole('status')).toContainText('This password is among the most used ones');
  await chosen.fill('seven violet otters reading');
  await expect(page.getByRole('status')).toContainText('A very good password.');
  await expectGoodScreen(page);
  expect(visitor.takeComplaints()).toEqual([]);
});

test('a forgotten password is replaced by the mailed link, and changed again on the security page', async () => {
  const chosen = 'seven violet otters reading';
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(heading('Forgot your password?')).toBeVisible();
  await expectGoodScreen(page);
  await page.getByLabel('E-mail address').fill(portal.account('user').email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('status')).toContainText('a link is on its way');

  const link = await mailedLink(portal.mailFolder, 'reset-password');
  await page.goto(link.replace('127.0.0.1', 'localhost'));
  await expect(heading('New password')).toBeVisible();
  await page.getByLabel('New password').fill(chosen);
  await expect(page.getByRole('status')).toContainText('A very good password.');
  await expectGoodScreen(page);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page.getByRole('status')).toContainText('The new password is set.');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await signIn(page, { ...portal.account('user'), password: chosen });
  await enterRecoveryCode();
  await expect(heading('My licenses')).toBeVisible();

  await go('Security');
  const form = page.getByRole('region', { name: 'Change password' });
  await form.getByLabel('Password until now').fill('not my password');
  await form.getByLabel('New password').fill('nine quiet umbrellas');
  await form.getByRole('button', { name: 'Change password' }).click();
  await expect(form.getByRole('alert')).toContainText('This is not your password.');
  expectOnlyRefusals(visitor, 403);
  await form.getByLabel('Password until now').fill(chosen);
  await form.getByRole('button', { name: 'Change password' }).click();
  await expect(form.getByText('The password is changed')).toBeVisible();
  await expectGoodScreen(page);
  expect(visitor.takeComplaints()).toEqual([]);
});

test('another address counts from its mailed link on, and the old one can stop it', async () => {
  const chosen = 'nine quiet umbrellas';
  const [first, second] = ['ada.first@example.org', 'ada.second@example.org'];
  const card = page.getByRole('region', { name: 'E-mail address' });
  const ask = async (email: string) => {
    await card.getByRole('button', { name: 'Change address' }).click();
    const change = dialog('Change address');
    await change.getByLabel('New e-mail address').fill(email);
    await change.getByLabel('Your password').fill(chosen);
    await expectGoodScreen(page);
    await change.getByRole('button', { name: 'Send the link' }).click();
    await expect(card.getByRole('status')).toContainText(`Waiting for ${email}`);
  };
  const opened = async (template: string, many: number) => {
    const link = await mailedLink(portal.mailFolder, template, many);
    await page.goto(link.replace('127.0.0.1', 'localhost'));
  };
  await page.goto('/account/profile');
  await ask(first);
  await expectGoodScreen(page);
  await card.getByRole('button', { name: 'Keep the old address' }).click();
  await expect(card.getByRole('status')).toBeHidden();

  await ask(second);
  await opened('confirm-new-email', 2);
  await expect(heading('Confirm your new address')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(chosen);
  await expectGoodScreen(page);
  await page.getByRole('button', { name: 'Confirm your new address' }).click();
  await expect(page.getByRole('status')).toContainText('Your account has its new address.');
  await page.goto('/account/profile');
  await expect(card.getByText(second)).toBeVisible();

  await ask(first);
  await opened('email-change-asked', 3);
  await expect(heading('Keep your address')).toBeVisible();
  await page.getByRole('button', { name: 'Stop the change' }).click();
  await expect(page.getByRole('status')).toContainText('The address of your account stays as it is.');
  await expectGoodScreen(page);
  expect(visitor.takeComplaints()).toEqual([]);
  // everybody was signed out, this browser too
  await page.getByRole('link', { name: 'Sign in' }).click();
  await expect(heading('Sign in')).toBeVisible();
  visitor.takeComplaints();
});

test('a confirmation is asked for again from the sign-in page', async () => {
  await page.getByRole('link', { name: 'No mail to confirm your address?' }).click();
  await expect(heading('Confirm your address')).toBeVisible();
  await expectGoodScreen(page);
  await page.getByLabel('E-mail address').fill('nobody.here@example.org');
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('status')).toContainText('a link is on its way');
  expect(visitor.takeComplaints()).toEqual([]);
});
