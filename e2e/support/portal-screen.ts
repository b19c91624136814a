import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 360, height: 740 };

/** A screen without serious findings, wide (light and dark) and narrow, that never scrolls sideways. */
export async function expectGoodScreen(page: Page): Promise<void> {
  for (const size of [NARROW, WIDE]) {
    await page.setViewportSize(size);
    await expectAccessible(page, size === WIDE ? ['light', 'dark'] : ['light']);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${page.url()} at ${size.width}`).toBe(0);
  }
}
