import { expect, type Page } from '@playwright/test';
import { type ColorScheme, expectAccessible } from './axe.ts';

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 360, height: 740 };

let looks = 0;

/**
 * A screen without serious findings, wide in one colour scheme and narrow in the other, that never scrolls sideways,
 * whichever way one reads. Every second look has the schemes the other way round: a page is looked at in several states,
 * so that all four come.
 */
export async function expectGoodScreen(page: Page): Promise<void> {
  const schemes: readonly ColorScheme[] = looks % 2 === 0 ? ['light', 'dark'] : ['dark', 'light'];
  looks += 1;
  for (const [index, colorScheme] of schemes.entries()) {
    const size = index === 0 ? WIDE : NARROW;
    await page.setViewportSize(size);
    await expectAccessible(page, [colorScheme]);
    const overflow = await page.evaluate(() => {
      // fields that grow measure themselves by an unseen one as wide as they were when something was last typed
      for (const unseen of document.querySelectorAll('body > textarea[aria-hidden]')) unseen.remove();
      const root = document.documentElement;
      const before = root.dir;
      const measured = ['ltr', 'rtl'].map((dir) => {
        root.dir = dir;
        return root.scrollWidth - root.clientWidth;
      });
      root.dir = before;
      return measured;
    });
    const where = `${page.url()} at ${size.width}, from left to right and from right to left`;
    expect(overflow, where).toEqual([0, 0]);
  }
  await page.setViewportSize(WIDE);
}
