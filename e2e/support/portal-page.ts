import type { Locator, Page } from '@playwright/test';

export const heading = (page: Page, name: string): Locator =>
  page.getByRole('heading', { name, level: 1, exact: true });

export const table = (page: Page, name: string): Locator => page.getByRole('table', { name, exact: true });

/** By the navigation at the side. */
export const go = (page: Page, link: string): Promise<void> =>
  page.getByRole('navigation').getByRole('link', { name: link, exact: true }).click();
