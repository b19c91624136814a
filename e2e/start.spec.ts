import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { findFreePorts } from '../scripts/lib/ports.mjs';
import { startCommand } from './support/command.ts';
import { processesMentioning } from './support/processes.ts';

test.skip(process.platform !== 'linux', 'looks for left processes in /proc');

let dataDir: string;
test.beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'mywasender-start-'));
});
test.afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** Three ports in a row that nobody uses. */
async function freePortBase(): Promise<number> {
  const [port = 20_000] = await findFreePorts(1);
  return Math.min(port, 64_000);
}

async function start() {
  const base = await freePortBase();
  return startCommand(['start', '--', '--no-open', '--data', dataDir, '--port-base', String(base)]);
}

test('npm start brings up every part and tells where; Ctrl-C leaves nothing behind, nor does a killed parent of the second start, which keeps the license and the accounts', async ({
  page,
  request,
}) => {
  const first = await start();
  await first.waitFor('MyWASender is ready');

  const runFile = join(dataDir, 'run.json');
  expect(statSync(runFile).mode & 0o777).toBe(0o600);
  const run = JSON.parse(readFileSync(runFile, 'utf8'));
  expect(run.accounts.map((account: { role: string }) => account.role).sort()).toEqual([
    'admin',
    'reseller',
    'user',
  ]);
  expect(run.licenseKey).toMatch(/^MWS(-[0-9A-HJKMNP-TV-Z]{5}){5}/);

  expect((await request.get(`${run.serverUrl}/health/ready`)).status()).toBe(200);
  expect((await request.get(`${run.desktopUrl}/rpc`)).status()).toBe(401);
  const listed = await request.get(`${run.desktopUrl}/rpc`, {
    headers: { authorization: `Bearer ${run.desktopToken}` },
  });
  expect(listed.status()).toBe(200);
  for (const url of [
    run.portalUrl,
    `${run.desktopUrl}/#token=${run.desktopToken}`,
    run.simulatorUrl,
    `${run.simulatorUrl}/phone`,
  ]) {
    await page.goto(url);
    await expect(page.locator('body')).toContainText(/\w{3,}/);
  }

  first.pressCtrlC();
  await first.ended;
  await expect.poll(() => processesMentioning(dataDir)).toEqual([]);

  const second = await start();
  await second.waitFor('MyWASender is ready');
  const again = JSON.parse(readFileSync(runFile, 'utf8'));
  expect(again.licenseKey).toBe(run.licenseKey);
  expect(again.accounts).toEqual(run.accounts);
  expect(processesMentioning(dataDir).length).toBeGreaterThanOrEqual(3);
  second.child.kill('SIGKILL');
  await expect.poll(() => processesMentioning(dataDir), { timeout: 20_000 }).toEqual([]);
});

test('a start that is told to end before it is ready leaves nothing behind', async () => {
  const command = await start();
  await command.waitFor('Starting the license server');
  command.child.kill('SIGTERM');
  await command.ended;
  await expect.poll(() => processesMentioning(dataDir), { timeout: 20_000 }).toEqual([]);
});

test('a taken port is named together with the way out', async () => {
  const base = await freePortBase();
  const squatter = createServer().listen(base + 1, '127.0.0.1');
  await new Promise((resolve) => squatter.once('listening', resolve));
  const command = startCommand(['start', '--', '--no-open', '--data', dataDir, '--port-base', String(base)]);
  const { code } = await command.ended;
  squatter.close();
  expect(code).not.toBe(0);
  expect(command.output()).toContain(`Port ${base + 1} (desktop) is taken`);
  expect(command.output()).toContain('--port-base');
});

test('a wrong flag is answered with the right ones', async () => {
  const command = startCommand(['start', '--', '--no-opne']);
  expect((await command.ended).code).not.toBe(0);
  expect(command.output()).toContain('Usage: npm start');
});
