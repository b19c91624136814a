import { expect, type Page } from '@playwright/test';
import { expectAccessibleIn } from './axe.ts';
import { FULL } from './full-run.ts';

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 360, height: 740 };

let looks = 0;

/**
 * A screen without serious findings, wide and narrow, that never scrolls sideways, whichever way one reads. One look
 * takes the wide one in light and by all rules, the narrow one in dark and by those of colours; the next has it the
 * other way round: a page is looked at in several states. Before a release both are looked at by all rules.
 */
export async function expectGoodScreen(page: Page): Promise<void> {
  const light = { colorScheme: 'light', rules: 'all' } as const;
  const dark = { colorScheme: 'dark', rules: FULL ? 'all' : 'colours' } as const;
  const [wide, narrow] = looks % 2 === 0 ? [light, dark] : [dark, light];
  looks += 1;
  for (const { size, look } of [
    { size: WIDE, look: wide },
    { size: NARROW, look: narrow },
  ]) {
    await page.setViewportSize(size);
    await expectAccessibleIn(page, look);
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
