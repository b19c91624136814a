import type { Locator, Page, Route } from '@playwright/test';

export const heading = (page: Page, name: string): Locator =>
  page.getByRole('heading', { name, level: 1, exact: true });

export const table = (page: Page, name: string): Locator => page.getByRole('table', { name, exact: true });

/** By the navigation at the side. */
export const go = (page: Page, link: string): Promise<void> =>
  page.getByRole('navigation').getByRole('link', { name: link, exact: true }).click();

/** The next request to there waits until what this gives is called. */
export async function holdBack(page: Page, url: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const late = (route: Route) => promise.then(() => route.continue());
  await page.route(url, late, { times: 1 });
  return resolve;
}
