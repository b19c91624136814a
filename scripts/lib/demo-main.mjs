import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { desktopClient, generateLicense } from './api.mjs';
import { ensureBrowser } from './browser.mjs';
import { buildPortal, buildRenderer, generatePrismaClient } from './build.mjs';
import { runDemoCampaign } from './demo-campaign.mjs';
import { readDemoOptions } from './demo-options.mjs';
import { printDemoReport, printRehearsal } from './demo-report.mjs';
import { Failure, runMain } from './fail.mjs';
import { findFreePorts } from './ports.mjs';
import { createStack } from './stack.mjs';
import { step } from './step.mjs';
import { stopWithParent } from './stop-with-parent.mjs';

await runMain(async () => {
  const options = readDemoOptions();
  await generatePrismaClient();
  await buildPortal();
  await buildRenderer();
  const browser = await ensureBrowser();

  const dataDir = mkdtempSync(join(tmpdir(), 'mywasender-demo-'));
  const [server, desktop, simulator] = await findFreePorts(3);
  const interrupted = Promise.withResolvers();
  const stack = createStack({
    dataDir,
    ports: { server, desktop, simulator },
    onExit: (part, { code, signal }) =>
      interrupted.reject(
        new Failure(`The ${part.name} ended unexpectedly (${signal ?? `exit code ${code}`}).`),
      ),
  });
  stopWithParent((reason) => interrupted.reject(new Failure(`Stopped (${reason}).`)));
  interrupted.promise.catch(() => undefined);

  try {
    const report = await Promise.race([runDemo(stack, browser, options), interrupted.promise]);
    if (options.rehearse) printRehearsal(report.rehearsal);
    else printDemoReport(report);
    if (options.reportFile !== undefined) {
      writeFileSync(options.reportFile, `${JSON.stringify(report, null, 2)}\n`);
      console.log(`\nReport: ${options.reportFile}`);
    }
    if (!options.rehearse && !report.comparison.equal)
      throw new Failure("The report differs from the simulator's message log.");
  } finally {
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

async function runDemo(stack, browser, options) {
  const server = await step('Starting the license server', async () => stack.startServer());
  const simulator = await step('Starting the simulator', async () => stack.startSimulator());
  const { accounts, planIds } = JSON.parse(readFileSync(stack.accountsFile, 'utf8'));
  const license = await step('The reseller generates a license', async () =>
    generateLicense({ serverUrl: server.url, accounts, planId: planIds.Pro }),
  );
  const desktop = await step('Starting the desktop app without a window', async () =>
    stack.startHeadless({
      serverUrl: server.url,
      simulatorUrl: simulator.url,
      browser,
      clock: options.fast ? 'virtual' : 'real',
    }),
  );
  return runDemoCampaign({
    app: desktopClient(desktop),
    simulatorUrl: simulator.url,
    licenseKey: license.key,
    options,
  });
}
