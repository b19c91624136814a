import { readFileSync } from 'node:fs';
import { buildPortal, generatePrismaClient } from './build.mjs';
import { runMain } from './fail.mjs';
import { GOOD, measurePage, SLOWDOWN } from './page-speed.mjs';
import { signIn } from './portal-sign-in.mjs';
import { ADMIN_PAGES, CUSTOMER_PAGES, RESELLER_PAGES, SIGN_IN_PAGES } from './screens-pages.mjs';
import { sellLicenses } from './screens-states.mjs';
import { step } from './step.mjs';
import { withBrowser } from './with-browser.mjs';

const LOADS = 3;
/** What this machine needs for nothing: with it the others are compared. */
const FLOOR = { path: 'data:text/html,<title>Floor</title><p>floor', ready: { text: 'floor' } };
/** Pages by whose visitor they are; null: nobody is signed in. */
const VISITS = [
  { role: null, pages: SIGN_IN_PAGES, names: ['portal-sign-in', 'portal-pricing'] },
  { role: 'user', pages: CUSTOMER_PAGES, names: ['portal-my-licenses', 'portal-orders'] },
  { role: 'reseller', pages: RESELLER_PAGES, names: ['portal-reseller', 'portal-licenses'] },
  { role: 'admin', pages: ADMIN_PAGES, names: ['portal-users', 'portal-all-licenses', 'portal-payments'] },
];

await runMain(async () => {
  await generatePrismaClient();
  await buildPortal();
  await withBrowser('speed', async ({ stack, browser }) => {
    const { url: serverUrl } = await step('Starting the license server', async () => stack.startServer());
    await step('Starting the simulator', async () => stack.startSimulator());
    const { accounts, planIds } = JSON.parse(readFileSync(stack.accountsFile, 'utf8'));
    await sellLicenses({ serverUrl, accounts, planIds });
    printFigures(await measureVisits({ browser, serverUrl, accounts }), browser.version());
  });
});

async function measureVisits({ browser, serverUrl, accounts }) {
  const bare = await browser.newContext();
  const floor = await step('Loading a bare page', () => measurePage(bare, FLOOR, LOADS));
  await bare.close();
  const figures = [{ page: 'a bare page', 'signed in as': '', ...floor }];
  for (const { role, pages, names } of VISITS) {
    const context = await browser.newContext({
      baseURL: serverUrl,
      locale: 'en-US',
      viewport: { width: 1280, height: 800 },
    });
    if (role !== null) {
      const page = await context.newPage();
      await signIn(
        page,
        serverUrl,
        accounts.find((account) => account.role === role),
      );
      await page.close();
    }
    for (const name of names) {
      const screen = pages.find((one) => one.name === name);
      const path = String(screen.path);
      const measured = await step(`Loading ${path}`, () => measurePage(context, screen, LOADS));
      figures.push({ page: path, 'signed in as': role ?? '', ...measured });
    }
    await context.close();
  }
  return figures;
}

function printFigures(figures, version) {
  const shown = (value, good, digits) => `${value.toFixed(digits)}${value > good ? ' (slow)' : ''}`;
  console.table(
    figures.map(({ fcp, lcp, tbt, cls, ...page }) => ({
      ...page,
      'first paint, ms': shown(fcp, GOOD.fcp, 0),
      'largest paint, ms': shown(lcp, GOOD.lcp, 0),
      'blocked, ms': shown(tbt, GOOD.tbt, 0),
      'layout shift': shown(cls, GOOD.cls, 3),
    })),
  );
  console.log(
    `Medians of ${LOADS} loads in Chromium ${version}, empty cache, processor slowed ${SLOWDOWN} ×, network as it is; the server runs on the same machine.`,
  );
  // times depend on the machine and what else it does; what jumps about does not
  const unsteady = figures.filter(({ cls }) => cls > GOOD.cls);
  if (unsteady.length === 0) return;
  console.error(`These pages move while they load: ${unsteady.map(({ page }) => page).join(', ')}`);
  process.exitCode = 1;
}
