import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { desktopClient } from './api.mjs';
import { buildPortal, buildRenderer, generatePrismaClient } from './build.mjs';
import { runMain } from './fail.mjs';
import { ROOT } from './paths.mjs';
import { signIn } from './portal-sign-in.mjs';
import { takePictures } from './screens-camera.mjs';
import * as pages from './screens-pages.mjs';
import * as states from './screens-states.mjs';
import { step } from './step.mjs';
import { withBrowser } from './with-browser.mjs';

const CONTEXT = { locale: 'en-US', timezoneId: 'America/New_York', colorScheme: 'light' };

await runMain(async () => {
  await generatePrismaClient();
  await buildPortal();
  await buildRenderer();
  mkdirSync(join(ROOT, 'docs', 'screens'), { recursive: true });
  // The app and the browser that shows it are on one computer; their days begin at the same time.
  process.env.TZ = CONTEXT.timezoneId;
  await withBrowser('screens', takeAll);
});

async function takeAll({ stack, browser, executablePath }) {
  const { url: serverUrl } = await step('Starting the license server', async () => stack.startServer());
  const { url: simulatorUrl } = await step('Starting the simulator', async () => stack.startSimulator());
  const { accounts, planIds } = JSON.parse(readFileSync(stack.accountsFile, 'utf8'));
  const { license, revoked } = await states.sellLicenses({ serverUrl, accounts, planIds });
  const bought = await states.buyLicense({ serverUrl, simulatorUrl, accounts });
  await states.bringPeople(simulatorUrl);
  const startApp = async (clock) => {
    const host = await stack.startHeadless({ serverUrl, simulatorUrl, browser: executablePath, clock });
    return { ...host, app: desktopClient(host) };
  };
  let host = await step('Starting the desktop app', async () => startApp('real'));
  const { app } = host;

  await step('Pictures of the simulator’s code', () =>
    withPage(browser, simulatorUrl, (visit) => visit(pages.SIMULATOR_LINK_PAGES)),
  );
  const ids = { activatedId: license.id, revokedId: revoked.id, boughtId: bought.id };
  await step('Pictures of the first steps', () =>
    withApp(browser, host, async (visit) => {
      await visit(pages.WELCOME_PAGES);
      await states.acceptTerms(app);
      await app.call('settings.update', { senderName: 'Corner Bakery' });
      await visit(pages.FIRST_PAGES);
      await app.call('license.activate', { key: license.key });
      ids.profileId = await states.openProfile(app);
      await visit(pages.LINK_PAGES, ids);
      await states.scanCode({ app, simulatorUrl, profileId: ids.profileId });
      await visit(pages.IMPORT_PAGES);
    }),
  );
  Object.assign(ids, await states.startCampaigns(app, ids.profileId));
  await step('Pictures of the app at work', () =>
    withApp(browser, host, async (visit) => {
      await visit(pages.WORK_PAGES, ids);
      await states.waitForSent(app, ids.campaignId, 12);
      await visit(pages.LIVE_PAGES, ids);
    }),
  );
  await step('Finishing the campaign on a virtual clock', async () => {
    await host.part.stop();
    host = await startApp('virtual');
    await host.app.call('profiles.connect', { profileId: ids.profileId });
    await states.waitUntilReady(host.app, ids.profileId);
    await states.waitForEnd(host.app, ids.campaignId);
  });
  await step('Pictures of the finished campaign', () =>
    withApp(browser, host, (visit) => visit(pages.FINISHED_PAGES, ids)),
  );
  await step('Pictures of the simulator', () =>
    withPage(browser, simulatorUrl, (visit) => visit(pages.SIMULATOR_PAGES)),
  );
  // a name and not an address: there passkeys work
  const portalUrl = serverUrl.replace('127.0.0.1', 'localhost');
  await step('Pictures of the portal', async () => {
    await withPage(browser, portalUrl, (visit) => visit(pages.SIGN_IN_PAGES));
    for (const [role, list] of [
      ['reseller', pages.RESELLER_PAGES],
      ['admin', pages.ADMIN_PAGES],
      ['user', pages.CUSTOMER_PAGES],
    ]) {
      await withPage(browser, portalUrl, async (visit, page) => {
        await signIn(
          page,
          portalUrl,
          accounts.find((account) => account.role === role),
        );
        await visit(list, ids);
      });
    }
    const customer = accounts.find((account) => account.role === 'user');
    await withPage(browser, portalUrl, async (visit, page) => {
      await signIn(page, portalUrl, customer);
      await visit(pages.SECURITY_PAGES, customer);
      await visit(pages.PRIVACY_PAGES);
    });
    await states.setUpAuthenticator(serverUrl, customer);
    await withPage(browser, portalUrl, (visit) => visit(pages.SECOND_STEP_PAGES, customer));
  });
}

async function withPage(browser, url, work) {
  const context = await browser.newContext({ ...CONTEXT, baseURL: url });
  try {
    const page = await context.newPage();
    const visit = (list, ids) => takePictures({ page, pages: list, ids, open: (path) => page.goto(path) });
    return await work(visit, page);
  } finally {
    await context.close();
  }
}

/** The app lives behind the `#`: every screen starts from a page loaded anew, so that nothing of the last stays. */
async function withApp(browser, { url, token }, work) {
  return withPage(browser, url, async (_visit, page) => {
    await page.goto(`${url}/#token=${token}`);
    const open = async (path) => {
      await page.goto('about:blank');
      await page.goto(`${url}/#${path}`);
    };
    return work((list, ids) => takePictures({ page, pages: list, ids, open }), page);
  });
}
