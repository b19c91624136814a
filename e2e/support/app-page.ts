import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';

/** Opens the app of a headless host, as the link printed by `npm start` does. */
export async function openApp(page: Page, host: { url: string; token: string }): Promise<void> {
  await page.goto(`${host.url}/#token=${host.token}`);
}

export async function goTo(page: Page, host: { url: string }, path: string, heading: string): Promise<void> {
  await page.goto(`${host.url}/#${path}`);
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
}

/** The welcome screen: three statements, a name, accepted. */
export async function acceptTermsOnScreen(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Welcome to MyWASender' })).toBeVisible();
  await expectAccessible(page);
  for (const checkbox of await page.getByRole('checkbox').all()) await checkbox.check();
  await page.getByRole('textbox', { name: 'Your full name' }).fill('Maria Tester');
  await page.getByRole('button', { name: 'Accept and continue' }).click();
}

export async function enterKey(page: Page, key: string): Promise<void> {
  await page.getByRole('textbox', { name: 'License key' }).fill(key);
  await page.getByRole('button', { name: 'Activate', exact: true }).click();
}

/** Everything the browser complains about on this page: script errors, CSP violations, failed loads. */
export function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}
