import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './fail.mjs';
import { ROOT } from './paths.mjs';
import { withPalette } from './screens-png.mjs';

const FOLDER = join(ROOT, 'docs', 'screens');
const FAILED = join(ROOT, 'test-results', 'screen-that-failed.png');
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 360, height: 740 };
/** A longer page is cut here: the picture shows what a list looks like, not all of it. */
const TALLEST = 1200;
const STILL = '.mantine-Notifications-root { visibility: hidden }';

export const locate = (page, { role, name, text, exact = typeof name === 'string' }) =>
  (text === undefined ? page.getByRole(role, { name, exact }) : page.getByText(text)).first();

const STEPS = {
  click: (page, { click }) => locate(page, click).click(),
  fill: (page, { fill, with: value }) => page.getByLabel(fill, { exact: true }).fill(value),
  file: (page, { file }) => page.locator('input[type=file]').first().setInputFiles(join(ROOT, file)),
};

/** Waits until nothing is loading and the scheme asked for is the one shown. */
async function settle(page, scheme) {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.waitForFunction((wanted) => {
    const shown = document.documentElement.dataset.mantineColorScheme;
    return (
      (shown === undefined || shown === wanted) &&
      document.querySelector('.mantine-Skeleton-root, .mantine-Loader-root') === null
    );
  }, scheme);
  await page.evaluate(() => document.fonts.ready);
}

/** Wide or narrow, as tall as its content. */
async function shoot(page, name, size) {
  await page.setViewportSize(size);
  for (const scheme of ['light', 'dark']) {
    await settle(page, scheme);
    const content = await page.evaluate(() => document.documentElement.scrollHeight);
    const height = Math.min(Math.max(content, size.height), TALLEST);
    await page.setViewportSize({ width: size.width, height });
    const picture = await page.screenshot({ animations: 'disabled', caret: 'hide', style: STILL });
    writeFileSync(join(FOLDER, `${name}-${scheme}.png`), withPalette(picture));
  }
}

/**
 * Takes the pictures of `pages`: `open` brings the page to an address, `ids` fill the addresses.
 *
 * @returns {Promise<number>} how many screens there were
 */
export async function takePictures({ page, pages, ids = {}, open }) {
  for (const screen of pages) {
    try {
      await page.setViewportSize(WIDE);
      await open(typeof screen.path === 'function' ? screen.path(ids) : screen.path);
      for (const action of typeof screen.do === 'function' ? screen.do(ids) : (screen.do ?? [])) {
        const [kind] = Object.keys(action);
        await STEPS[kind](page, action);
      }
      await locate(page, screen.ready).waitFor();
      await shoot(page, screen.name, WIDE);
      if (screen.narrow === true) await shoot(page, `${screen.name}-narrow`, NARROW);
      if (screen.rtl === true) {
        await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
        await shoot(page, `${screen.name}-rtl`, WIDE);
      }
    } catch (error) {
      await page.screenshot({ path: FAILED });
      throw new Failure(`The screen ${screen.name} cannot be shown; see ${FAILED}.\n${error.message}`);
    }
  }
  return pages.length;
}
