import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** What a colour scheme can change; everything else is looked at once. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

type ColorScheme = 'light' | 'dark';

/** No serious finding on this page in the light colour scheme, none of colours in the dark one. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectAccessibleIn(page, { colorScheme: 'light', rules: 'all' });
  await expectAccessibleIn(page, { colorScheme: 'dark', rules: 'colours' });
  await page.emulateMedia({ colorScheme: 'light' });
}

/** No serious finding of these rules on this page in this colour scheme, in which the page then stays. */
export async function expectAccessibleIn(
  page: Page,
  { colorScheme, rules }: { readonly colorScheme: ColorScheme; readonly rules: 'all' | 'colours' },
): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await settle(page, colorScheme);
  const { violations } = await runAxe(page, {
    reporter: 'no-passes',
    ...(rules === 'colours' ? { runOnly: { type: 'rule', values: COLOUR_RULES } } : {}),
  });
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  expect(serious, page.url()).toEqual([]);
}

/**
 * Rules that find nothing serious are not looked at; only axe itself knows how serious the findings of a rule are. The
 * source of every element looked at is not kept.
 */
const SET_UP = `for (const rule of axe._audit.rules) {
  if (rule.impact === 'minor' || rule.impact === 'moderate') rule.enabled = false;
}
axe.configure({ noHtml: true });`;

/** Put into the page itself, once per document: the package for Playwright opens a further page for every run. */
async function runAxe(page: Page, options: RunOptions): Promise<AxeResults> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${AXE};${SET_UP}`);
  return page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
}

/** Colours fade from one scheme to the other; a contrast measured in between is nobody's. */
async function settle(page: Page, colorScheme: ColorScheme): Promise<void> {
  await page.evaluate(async (wanted) => {
    const shown = () => document.documentElement.dataset.mantineColorScheme ?? wanted;
    const fading = () =>
      document
        .getAnimations()
        .filter(
          (one) => Number.isFinite(one.effect?.getComputedTiming().endTime) && one.playState === 'running',
        );
    do {
      for (const animation of fading()) animation.finish();
      // what inherits a colour starts to fade after what it inherits from
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
    } while (shown() !== wanted || fading().length > 0);
  }, colorScheme);
}
