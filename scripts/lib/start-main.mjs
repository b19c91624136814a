import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { generateLicense } from './api.mjs';
import { readArguments } from './arguments.mjs';
import { ensureBrowser } from './browser.mjs';
import { buildElectron, buildPortal, buildRenderer, generatePrismaClient } from './build.mjs';
import { chooseHost } from './choose-host.mjs';
import { Failure, runMain } from './fail.mjs';
import { openInBrowser } from './open.mjs';
import { ROOT } from './paths.mjs';
import { requireFreePorts } from './ports.mjs';
import { createStack } from './stack.mjs';
import { secondsSinceStart, step } from './step.mjs';
import { stopWithParent } from './stop-with-parent.mjs';

const USAGE = 'Usage: npm start -- [--no-open] [--data DIR] [--host headless|electron] [--port-base N]';

function readOptions() {
  const flags = readArguments(
    {
      'no-open': { type: 'boolean', default: false },
      data: { type: 'string', default: '.data' },
      host: { type: 'string' },
      'port-base': { type: 'string', default: '4400' },
    },
    USAGE,
  );
  const base = Number(flags['port-base']);
  if (!Number.isInteger(base) || base < 1024 || base > 65_000)
    throw new Failure(`--port-base takes a number from 1024 to 65000, not ${flags['port-base']}.`);
  return {
    open: !flags['no-open'],
    dataDir: resolve(ROOT, flags.data),
    host: flags.host,
    ports: { server: base, desktop: base + 1, simulator: base + 2 },
  };
}

/** The license of the last start, or one more that the demo reseller generates. */
async function licenseKeyFor({ runFile, serverUrl, accounts, planIds }) {
  if (existsSync(runFile)) {
    const { licenseKey } = JSON.parse(readFileSync(runFile, 'utf8'));
    if (typeof licenseKey === 'string') return licenseKey;
  }
  const { key } = await generateLicense({ serverUrl, accounts, planId: planIds.Pro });
  return key;
}

function printTable(facts) {
  const rows = [
    ['Portal', facts.portalUrl],
    ...(facts.desktopUrl
      ? [['Desktop app', `${facts.desktopUrl}/#token=${facts.desktopToken}`]]
      : [['Desktop app', 'Electron window']]),
    ['Simulator', facts.simulatorUrl],
    ['Phone', `${facts.simulatorUrl}/phone`],
    ['Payments', 'test money: the simulator plays Stripe, Razorpay and PayPal, nothing is charged'],
    ['License key', facts.licenseKey],
    ...facts.accounts.map(({ role, email, password }) => [`Sign in (${role})`, `${email}  ${password}`]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  console.log(`\n${rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n')}\n`);
}

await runMain(async () => {
  const options = readOptions();
  const runFile = join(options.dataDir, 'run.json');
  await requireFreePorts(options.ports);

  await generatePrismaClient();
  await buildPortal();
  const host = await chooseHost({ wanted: options.host, open: options.open });
  await buildRenderer();
  if (host.kind === 'electron') await buildElectron();
  const browser = await ensureBrowser();

  const ended = Promise.withResolvers();
  const stack = createStack({
    dataDir: options.dataDir,
    ports: options.ports,
    onExit: (part, { code, signal }) => {
      if (part.name === 'electron' && code === 0) return ended.resolve('The desktop app was closed.');
      ended.resolve(
        `The ${part.name} ended unexpectedly (${signal ?? `exit code ${code}`}). Its log: ${join(options.dataDir, 'logs', `${part.name}.log`)}`,
      );
      process.exitCode = 1;
    },
  });
  stopWithParent((reason) => ended.resolve(reason === 'SIGINT' ? 'Stopping.' : `Stopping (${reason}).`));

  try {
    const server = await step('Starting the license server', async () => stack.startServer());
    const simulator = await step('Starting the simulator', async () => stack.startSimulator());
    const { accounts, planIds } = JSON.parse(readFileSync(stack.accountsFile, 'utf8'));
    const licenseKey = await licenseKeyFor({ runFile, serverUrl: server.url, accounts, planIds });
    const at = { serverUrl: server.url, simulatorUrl: simulator.url, browser };
    const desktop = await step('Starting the desktop app', async () =>
      host.kind === 'electron'
        ? stack.startElectron({ ...at, command: host.program, args: electronArguments() })
        : stack.startHeadless(at),
    );

    const facts = {
      serverUrl: server.url,
      portalUrl: server.url,
      desktopUrl: desktop.url ?? null,
      desktopToken: desktop.token ?? null,
      simulatorUrl: simulator.url,
      accounts,
      licenseKey,
    };
    rmSync(runFile, { force: true });
    writeFileSync(runFile, `${JSON.stringify(facts, null, 2)}\n`, { mode: 0o600 });
    printTable(facts);
    if (options.open) {
      openInBrowser(`${simulator.url}/phone`);
      if (desktop.url) openInBrowser(`${desktop.url}/#token=${desktop.token}`);
    }
    console.log(`Started in ${secondsSinceStart()} s. Ctrl-C stops everything.`);
    console.log('MyWASender is ready');
    console.log(await ended.promise);
  } finally {
    await stack.stop();
  }
});

function electronArguments() {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return [...(asRoot ? ['--no-sandbox'] : []), join(ROOT, 'apps/desktop')];
}
