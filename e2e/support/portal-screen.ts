import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 360, height: 740 };

/**
 * A screen without serious findings, wide (light and dark) and narrow, that never scrolls sideways, whichever way one
 * reads.
 */
export async function expectGoodScreen(page: Page): Promise<void> {
  // in this order the browser has least to lay out anew: a screen comes wide, light and from left to right
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size);
    await expectAccessible(page, size === WIDE ? ['light', 'dark'] : ['light']);
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
