import { type Browser, expect, type Page, test } from '@playwright/test';
import { callJson } from '../scripts/lib/api.mjs';
import { acceptTermsOnScreen, enterKey, goTo, openApp } from './support/app-page.ts';
import { mailedText } from './support/mails.ts';
import { endOf, KEY } from './support/portal-licenses.ts';
import { go, heading } from './support/portal-page.ts';
import { expectGoodScreen } from './support/portal-screen.ts';
import { type PortalStack, startPortal } from './support/portal-stack.ts';
import { enterPortal, openVisitor } from './support/portal-visitor.ts';

// One server for the whole file; the simulator plays the providers, and everybody is a guest but where it says so.
test.describe.configure({ mode: 'serial', timeout: 120_000 });

const EMAIL = 'buyer@example.org';

let portal: PortalStack;
test.beforeAll(async () => {
  portal = await startPortal({}, { testMoney: true });
});
test.afterAll(async () => {
  await portal?.stop();
});

/** From the price list to the page of a provider. */
async function order(page: Page, price: RegExp, provider: string, email: string | null = EMAIL) {
  await page.goto('/pricing');
  await page.getByRole('button', { name: price }).click();
  await expect(heading(page, 'Your order')).toBeVisible();
  if (email !== null) await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('radio', { name: provider }).check();
}

/** On the simulated page: chosen, paid, and back to the shop where that needs a click. */
async function pay(page: Page, how: string) {
  await page.getByRole('button', { name: 'Go to payment' }).click();
  await expect(page.getByText('TEST MONEY').first()).toBeVisible();
  await page.getByRole('radio', { name: how }).check();
  await page.getByRole('button', { name: /^Pay / }).click();
}

async function expectKey(page: Page): Promise<string> {
  await expect(heading(page, 'Your order')).toBeVisible();
  const keys = page.getByRole('region', { name: 'License keys' });
  await expect(keys).toContainText(KEY);
  return KEY.exec((await keys.textContent()) ?? '')?.[0] ?? '';
}

async function open(browser: Browser) {
  const visitor = await openVisitor(browser, portal.url);
  return visitor.page;
}

test('a guest buys by card, is asked by the bank, and has the key and the receipt at once', async ({
  browser,
}) => {
  const page = await open(browser);
  await page.goto('/pricing');
  await expect(heading(page, 'Prices')).toBeVisible();
  await expect(page.getByText('Test money: nothing is charged')).toBeVisible();
  await page.getByLabel('Currency').selectOption('USD');
  await expect(page.getByRole('button', { name: /^Buy MyWASender Pro, \$.* once/ })).toBeVisible();
  await expectGoodScreen(page);
  await order(page, /^Buy MyWASender Pro, .* once/, 'Card (Stripe)', 'nobody');
  await page.getByRole('button', { name: 'Go to payment' }).click();
  await expect(page.getByLabel('E-mail address')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('E-mail address').fill(EMAIL);
  await expectGoodScreen(page);
  await pay(page, 'Pay, with 3-D Secure');
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expectKey(page);
  await expect(page.getByText('Thank you. Everything is ready.')).toBeVisible();
  await expectGoodScreen(page);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Receipt / }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.pdf$/);
});

test('everybody reads how the server is, where the app is, and what holds', async ({ browser }) => {
  const page = await open(browser);
  await page.goto('/pricing');
  for (const [link, title, shown] of [
    ['Download', 'Download MyWASender', 'The app is not offered for download here'],
    ['Status', 'Status', 'Everything works.'],
    ['Privacy', 'Privacy', 'Not said yet: name, address, contact.'],
    ['Terms', 'Terms', 'Write only to people who agreed'],
  ] as const) {
    await page.getByRole('contentinfo').getByRole('link', { name: link }).click();
    await expect(heading(page, title)).toBeVisible();
    await expect(page.getByText(shown, { exact: true })).toBeVisible();
    await expectGoodScreen(page);
  }
});

test('whoever goes back from the payment has bought nothing, and may choose again', async ({ browser }) => {
  const page = await open(browser);
  await order(page, /^Buy MyWASender Starter, .* once/, 'PayPal');
  await page.goBack();
  await expect(heading(page, 'Prices')).toBeVisible();
  await page.goForward();
  await page.getByLabel('E-mail address').fill(EMAIL);
  await page.getByRole('radio', { name: 'PayPal' }).check();
  await page.getByRole('button', { name: 'Go to payment' }).click();
  await page.getByRole('link', { name: 'Cancel and go back' }).click();
  await expect(page.getByText('Nothing was paid. Choose again when you like.')).toBeVisible();
});

test('a guest buys with Razorpay', async ({ browser }) => {
  const page = await open(browser);
  await order(page, /^Buy MyWASender Starter, .* once/, 'Razorpay');
  await pay(page, 'Pay and succeed');
  await page.getByRole('button', { name: 'Continue to the shop' }).click();
  await expectKey(page);
});

test('a customer buys with PayPal, activates the app and renews; the money is given back, the license ends and the app is told', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const { page } = await enterPortal(browser, portal, 'user');
  await order(page, /^Buy MyWASender Starter, .* once/, 'PayPal', null);
  await pay(page, 'Pay and succeed');
  const key = await expectKey(page);

  const app = await portal.startApp();
  const computer = await (await browser.newContext()).newPage();
  await openApp(computer, app);
  await acceptTermsOnScreen(computer);
  await enterKey(computer, key);
  await expect(computer.getByRole('link', { name: 'License: Active' })).toBeVisible();

  await page.goto('/account/licenses');
  await page
    .getByRole('row')
    .filter({ hasText: endOf(key) })
    .getByRole('button')
    .click();
  await page.getByRole('button', { name: 'Change plan' }).click();
  const change = page.getByRole('dialog', { name: `Change the plan of license …${endOf(key)}` });
  await change.getByRole('radio', { name: /^MyWASender Pro, .* once/ }).check();
  await expect(change.getByText('are taken off the price')).toBeVisible();
  await expectGoodScreen(page);
  await change.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Renew' }).click();
  const renewal = page.getByRole('dialog', { name: `Renew license …${endOf(key)}` });
  await renewal.getByRole('radio', { name: /^MyWASender Starter, .* once/ }).check();
  await renewal.getByRole('radio', { name: 'PayPal' }).check();
  await expectGoodScreen(page);
  await pay(page, 'Pay and succeed');
  expect(await expectKey(page)).toBe(key);
  await expect(page.getByText('The key stays the same')).toBeVisible();

  await page.goto('/account/orders');
  await expect(page.getByRole('table', { name: 'Orders' }).getByRole('row')).toHaveCount(3);
  await expectGoodScreen(page);

  const { page: desk } = await enterPortal(browser, portal, 'admin');
  await desk.getByRole('navigation').getByRole('link', { name: 'Payments' }).click();
  await expect(desk.getByRole('table', { name: 'Payments' }).getByRole('row')).toHaveCount(6);
  await expectGoodScreen(desk);
  await desk.getByRole('searchbox', { name: 'Find a payment' }).fill(portal.account('user').email);
  await expect(desk.getByRole('table', { name: 'Payments' }).getByRole('row')).toHaveCount(3);
  await desk.getByRole('table', { name: 'Payments' }).getByRole('button').last().click();
  await desk.getByRole('button', { name: 'Give money back' }).click();
  const dialog = desk.getByRole('dialog', { name: /^Give money back for/ });
  const amount = dialog.getByLabel(/^Amount/);
  const all = await amount.inputValue();
  await expect(dialog.getByRole('radio')).toHaveCount(0);
  await amount.fill('1');
  await expect(dialog.getByRole('radio', { name: /^Stays with the buyer/ })).toBeChecked();
  await expectGoodScreen(desk);
  await amount.fill(all);
  await dialog.getByLabel('Reason').fill('The customer changed their mind');
  await dialog.getByRole('button', { name: 'Give money back' }).click();
  await expect(desk.getByRole('region', { name: 'Asked to give back' })).toContainText('changed their mind');
  await expectGoodScreen(desk);

  await page.getByRole('table', { name: 'Orders' }).getByRole('link').last().click();
  await expect(page.getByText('The money was given back, and the licenses have ended.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Credit note / })).toBeVisible();
  await page.goto('/account/licenses');
  await expect(page.getByRole('row').filter({ hasText: endOf(key) })).toContainText('Revoked');

  await goTo(computer, app, '/license', 'License');
  await expect(computer.getByRole('region', { name: 'Notices' })).toContainText(
    'The license was revoked and cannot be used any more. Ask the seller of your license.',
  );
  await expect(computer.getByRole('link', { name: 'License: Active' })).toBeHidden();
  await expect(computer.getByRole('link', { name: 'Enter another key' })).toBeVisible();

  // the buyer's account is closed: the money comes back to the shop
  const { objects } = await callJson(`${portal.simulatorUrl}/_sim/payments`, { method: 'GET' });
  const { id: ref } = objects.paypal.find(
    ({ note_to_payer: note }: { note_to_payer?: string }) => note !== undefined,
  );
  await callJson(`${portal.simulatorUrl}/_sim/payments/paypal/fail-refund`, { body: { ref } });
  await expect(async () => {
    await page.reload();
    const row = page.getByRole('row').filter({ hasText: endOf(key) });
    await expect(row).toContainText('Active', { timeout: 2000 });
  }).toPass();
  await desk.reload();
  await desk.getByRole('searchbox', { name: 'Find a payment' }).fill(portal.account('user').email);
  await expect(desk.getByRole('table', { name: 'Payments' }).getByRole('row')).toHaveCount(3);
  await desk.getByRole('table', { name: 'Payments' }).getByRole('button').last().click();
  await expect(desk.getByRole('alert')).toContainText('Money could not be given back.');
  await expectGoodScreen(desk);
  await desk.getByRole('button', { name: /^Given back otherwise: / }).click();
  const settle = desk.getByRole('dialog', { name: /^How was .* given back/ });
  await settle.getByLabel('How', { exact: true }).fill('Bank transfer');
  await expectGoodScreen(desk);
  await settle.getByRole('button', { name: 'Given back otherwise' }).click();
  await expect(desk.getByRole('region', { name: 'Asked to give back' })).toContainText('Bank transfer');
  await expect(desk.getByRole('alert')).toBeHidden();
});

test('a reseller buys packs, generates 500 licenses, hands one out and finds it by its customer', async ({
  browser,
}) => {
  const { page } = await enterPortal(browser, portal, 'reseller');
  const stock = page.getByRole('group', { name: 'Licenses left' });
  await expect(stock).toContainText('100');
  await stock.getByRole('link', { name: 'Buy a pack' }).click();
  await page.getByRole('button', { name: /^Buy Pack of 100 licenses/ }).click();
  await page.getByLabel('How many').fill('4');
  await page.getByRole('radio', { name: 'Card (Stripe)' }).check();
  await pay(page, 'Pay and succeed');
  await expect(page.getByText('400 licenses were added to your quota.')).toBeVisible();

  await page.goto('/reseller');
  await go(page, 'Generate licenses');
  await page.getByLabel('Quantity').fill('500');
  await page.getByRole('button', { name: 'Generate', exact: true }).click();
  await expect(heading(page, '500 licenses were made')).toBeVisible();
  const key = KEY.exec((await page.getByRole('list', { name: 'New license keys' }).textContent()) ?? '')?.[0];
  const end = endOf(key);
  await go(page, 'Overview');
  await expect(page.getByText('0 licenses are left to sell.')).toBeVisible();
  await expectGoodScreen(page);

  await go(page, 'Licenses');
  const search = page.getByRole('searchbox', { name: 'Search licenses' });
  await search.fill(end);
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: `…${end}`, exact: true }) });
  const act = async (action: string) => {
    await row.getByRole('button', { name: `Actions for License …${end}` }).click();
    await page.getByRole('menuitem', { name: action, exact: true }).click();
  };
  await act('Transfer');
  const dialog = page.getByRole('dialog', { name: `Transfer license …${end}` });
  await dialog.getByLabel('E-mail of the new customer').fill('florist@example.net');
  await dialog.getByRole('button', { name: 'Transfer' }).click();
  await expect(page.getByText(`License …${end} belongs to florist@example.net now.`)).toBeVisible();
  await search.fill('florist@example.net');
  await expect(page.getByRole('table', { name: 'Licenses' }).getByRole('row')).toHaveCount(2);
  await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Mail 1 key to its customer' }).click();
  await expect(page.getByText('1 key is on its way to its customer.')).toBeVisible();
  expect(await mailedText(portal.mailFolder, 'license-issued', String(key))).toContain('florist@example.net');
  await act('Suspend');
  await expect(row).toContainText('Suspended');
});

test('an administrator adds a product and changes its price, and the price list follows at once', async ({
  browser,
}) => {
  const { page: desk } = await enterPortal(browser, portal, 'admin');
  await desk.getByRole('navigation').getByRole('link', { name: 'Products and prices' }).click();
  const products = desk.getByRole('table', { name: 'Products and prices' });
  await expect(products.getByRole('row')).toHaveCount(5);
  await expectGoodScreen(desk);
  await desk.getByRole('button', { name: 'Add a product' }).click();
  const add = desk.getByRole('dialog', { name: 'Add a product' });
  await add.getByRole('button', { name: 'Add a product' }).click();
  await expect(add.getByText('Write a name.')).toBeVisible();
  await expectGoodScreen(desk);
  await add.getByLabel('Name').fill('School license');
  await add.getByLabel('Plan', { exact: true }).selectOption({ label: 'Pro' });
  await add.getByRole('button', { name: 'Add a product' }).click();
  const panel = desk.getByRole('dialog', { name: 'School license', exact: true });
  await expect(panel).toContainText('Needs a price');

  await panel.getByRole('button', { name: 'Add a price' }).click();
  await expect(desk.getByRole('dialog', { name: 'Add a price to School license' })).toBeVisible();
  await desk.keyboard.press('Escape');
  await panel.getByRole('button', { name: 'Add a price' }).click();
  const price = desk.getByRole('dialog', { name: 'Add a price to School license' });
  await price.getByLabel('Currency').selectOption('EUR');
  await price.getByLabel('Paid').selectOption({ label: 'Every year' });
  await price.getByLabel('Amount in EUR').fill('49.50');
  await expectGoodScreen(desk);
  await price.getByRole('button', { name: 'Add a price' }).click();
  await expect(panel.getByRole('region', { name: 'Sold at', exact: true })).toContainText('€49.50 a year');
  await expect(panel).toContainText('On sale');
  await desk.getByRole('button', { name: 'Actions for €49.50 a year' }).click();
  await desk.getByRole('menuitem', { name: 'Change the price' }).click();
  await desk.getByLabel('Amount in EUR').fill('39');
  await desk.getByRole('button', { name: 'Change the price' }).click();
  await expect(panel.getByRole('region', { name: 'Sold at', exact: true })).toContainText('€39.00 a year');
  await expect(panel.getByRole('region', { name: 'No longer sold at' })).toContainText('€49.50 a year');
  await expectGoodScreen(desk);
  await desk.keyboard.press('Escape');

  const page = await open(browser);
  await page.goto('/pricing?currency=EUR');
  const buy = page.getByRole('button', { name: 'Buy School license, €39.00 a year' });
  await expect(buy).toBeVisible();
  await desk.getByRole('button', { name: 'Actions for School license' }).click();
  await desk.getByRole('menuitem', { name: 'End its sale' }).click();
  await expect(products.getByRole('row').filter({ hasText: 'School license' })).toContainText('Not sold');
  await page.reload();
  await expect(page.getByRole('button', { name: /^Buy MyWASender Pro, €.* a year/ })).toBeVisible();
  await expect(buy).toBeHidden();
});

test('an administrator has payments compared, is told what differs and what to do, and settles it', async ({
  browser,
}) => {
  const page = await open(browser);
  // another amount than ordered leaves the buyer without anything
  await page.request.post(`${portal.simulatorUrl}/_sim/payments/stripe/next`, { data: { amount: 4000 } });
  await order(page, /^Buy MyWASender Starter, .* once/, 'Card (Stripe)');
  await pay(page, 'Pay and succeed');
  await expect(page.getByText('The payment has not arrived.')).toBeVisible();

  const { page: desk } = await enterPortal(browser, portal, 'admin');
  await desk.getByRole('navigation').getByRole('link', { name: 'Differences' }).click();
  await expect(desk.getByText('Nothing was compared yet')).toBeVisible();
  await expectGoodScreen(desk);
  await desk.getByRole('button', { name: 'Compare now' }).click();
  const differences = desk.getByRole('table', { name: 'Differences' });
  // a job compares
  await expect(differences.getByRole('row')).toHaveCount(2, { timeout: 60_000 });
  await expectGoodScreen(desk);
  await desk.getByRole('button', { name: /^Stripe took €40\.00; the order is over €/ }).click();
  const panel = desk.getByRole('dialog', { name: 'Another amount' });
  await expect(panel.getByRole('region', { name: 'What to do' })).toContainText('Give the money back');
  await expectGoodScreen(desk);
  await panel.getByRole('button', { name: 'Show the order' }).click();
  await expect(desk.getByText('Another amount was paid than ordered.')).toBeVisible();
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: /^Stripe took/ }).click();
  await panel.getByRole('button', { name: 'Settle' }).click();
  const settle = desk.getByRole('dialog', { name: 'Is this dealt with?' });
  await settle.getByRole('button', { name: 'Settle' }).click();
  await expect(settle.getByText('Write why.')).toBeVisible();
  await settle.getByLabel('Reason').fill('Given back at Stripe');
  await settle.getByRole('button', { name: 'Settle' }).click();
  await expect(desk.getByText('Everything agrees')).toBeVisible();
  await desk.getByLabel('Show', { exact: true }).selectOption({ label: 'Over' });
  await expect(differences.getByRole('row').nth(1)).toContainText('Settled');
});
