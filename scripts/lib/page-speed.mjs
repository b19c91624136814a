import { median } from '../../bench/support/report.ts';
import { locate } from './screens-camera.mjs';

/** How much slower than this machine its processor is made to be: about a phone of the middle class. */
export const SLOWDOWN = 4;
/** What web.dev calls good: ms, ms, ms, and a share of the window that moved. */
export const GOOD = { fcp: 1800, lcp: 2500, tbt: 200, cls: 0.1 };

/** What a visitor waits for. */
const METRICS = Object.keys(GOOD);

/** Runs in the page, before anything of it does. */
function observe() {
  const seen = { fcp: 0, lcp: 0, tasks: [], cls: 0 };
  window.pageSpeed = seen;
  const each = (type, take) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) take(entry);
    }).observe({ type, buffered: true });
  each('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.fcp = startTime;
  });
  each('largest-contentful-paint', ({ startTime }) => {
    seen.lcp = startTime;
  });
  each('longtask', ({ startTime, duration }) => {
    seen.tasks.push({ startTime, duration });
  });
  each('layout-shift', ({ value, hadRecentInput }) => {
    if (!hadRecentInput) seen.cls += value;
  });
}

/**
 * One page loaded with nothing in the cache and a slowed processor, from the first byte to the quiet after its content is
 * there. Blocking time is that of tasks over 50 ms after the first paint, the part above 50 ms, as Lighthouse counts.
 */
async function loadOnce(context, { path, ready }) {
  const page = await context.newPage();
  try {
    await page.addInitScript(observe);
    const session = await context.newCDPSession(page);
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await page.goto(path);
    await locate(page, ready).waitFor();
    await page.waitForLoadState('networkidle');
    const { fcp, lcp, tasks, cls } = await page.evaluate(() => window.pageSpeed);
    const tbt = tasks
      .filter(({ startTime }) => startTime > fcp)
      .reduce((sum, { duration }) => sum + duration - 50, 0);
    return { fcp, lcp, tbt, cls };
  } finally {
    await page.close();
  }
}

/** The median of each figure over some loads. */
export async function measurePage(context, screen, loads) {
  const runs = [];
  for (let load = 0; load < loads; load++) runs.push(await loadOnce(context, screen));
  return Object.fromEntries(METRICS.map((metric) => [metric, median(runs.map((run) => run[metric]))]));
}
