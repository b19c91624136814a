import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What a colour scheme can change; everything else is looked at once. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** No serious finding on this page, in both colour schemes. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await schemeHasSettled(page, colorScheme);
    const axe = new AxeBuilder({ page });
    const { violations } = await (colorScheme === 'dark' ? axe.withRules(COLOUR_RULES) : axe).analyze();
    const serious = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
      );
    expect(serious, page.url()).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Colours fade from one scheme to the other; a contrast measured in between is nobody's. */
async function schemeHasSettled(page: Page, colorScheme: string): Promise<void> {
  await page.waitForFunction((wanted) => {
    const shown = document.documentElement.dataset.mantineColorScheme;
    return (
      (shown === undefined || shown === wanted) &&
      document.getAnimations().every((animation) => animation.playState !== 'running')
    );
  }, colorScheme);
}
