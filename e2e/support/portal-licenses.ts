import type { Locator, Page } from '@playwright/test';
import { table } from './portal-page.ts';

/** A license key as the portal shows it. */
export const KEY = /MWS(-[0-9A-HJKMNP-TV-Z]{5}){5}/;

/** What lists call a license by. */
export const endOf = (key: string | undefined): string => String(key).slice(-5);

export const rowOf = (page: Page, list: string, key: string | undefined): Locator =>
  table(page, list)
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: `…${endOf(key)}`, exact: true }) });

/** Chooses from the menu of a license. */
export async function act(page: Page, key: string | undefined, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for License …${endOf(key)}`, exact: true }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}
