import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { HEAP_FLAG } from '../../apps/desktop/src/core/heap-flag.ts';
import { startChild } from './child.mjs';
import { Failure } from './fail.mjs';
import { createTestMoney, setUpTestMoney } from './test-money.mjs';

const HOST = '127.0.0.1';

/** Makes a folder only this user can read, or says why it cannot be used. */
function prepareFolder(path) {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw new Failure(
      error.code === 'ENOSPC'
        ? 'The disk is full. Free some space and start again.'
        : `The data folder ${path} cannot be used (${error.code ?? error.message}). Choose another one with --data.`,
    );
  }
}

/**
 * The parts of the product on this machine. Every `start…` waits until that part answers; `stop` ends all of
 * them in reverse order. `onExit` hears of a part that ended by itself.
 *
 * @param {{
 *   dataDir: string,
 *   ports: { server: number, desktop: number, simulator: number },
 *   env?: Record<string, string>,
 *   onExit?: (part: { name: string }, exit: { code: number | null, signal?: string | null }) => void,
 * }} options
 */
export function createStack({ dataDir, ports, env = {}, onExit }) {
  const logs = join(dataDir, 'logs');
  prepareFolder(dataDir);
  prepareFolder(logs);
  const urlOf = (part) => `http://${HOST}:${ports[part]}`;
  const testMoney = createTestMoney({ serverUrl: urlOf('server'), simulatorUrl: urlOf('simulator') });
  const parts = [];
  let stopping = false;

  async function begin(options) {
    const part = startChild({ ...options, logFile: join(logs, `${options.name}.log`) });
    parts.push(part);
    const ready = await part.ready;
    void part.exited.then((exit) => !stopping && onExit?.(part, exit));
    return { ...ready, part };
  }

  return {
    parts,
    accountsFile: join(dataDir, 'accounts.json'),
    async startServer() {
      const url = urlOf('server');
      const serverDir = join(dataDir, 'server');
      if (!(env.DATABASE_URL ?? process.env.DATABASE_URL)) await placeDatabase(serverDir);
      const { part } = await begin({
        name: 'server',
        args: ['apps/server/src/main.ts'],
        env: {
          HOST,
          PORT: String(ports.server),
          PUBLIC_URL: url,
          DATA_DIR: serverDir,
          DEMO_ACCOUNTS_FILE: join(dataDir, 'accounts.json'),
          ...testMoney.env,
          ...env,
        },
      });
      return { url, part };
    },
    async startSimulator() {
      const { part } = await begin({
        name: 'simulator',
        args: ['apps/simulator/src/main.ts'],
        env: { HOST, PORT: String(ports.simulator), PAYMENTS_FILE: join(dataDir, 'payments.bin') },
      });
      const url = urlOf('simulator');
      await setUpTestMoney(url, testMoney.merchants);
      return { url, part };
    },
    async startHeadless({ serverUrl, simulatorUrl, browser, clock, adapterKeys = '' }) {
      const token = randomBytes(32).toString('base64url');
      const { part } = await begin({
        name: 'desktop',
        args: [HEAP_FLAG, 'apps/desktop/src/headless/main.ts'],
        env: {
          ...desktopEnv({ dataDir, serverUrl, simulatorUrl, browser }),
          HOST,
          PORT: String(ports.desktop),
          MYWASENDER_TOKEN: token,
          ...(adapterKeys === '' ? {} : { MYWASENDER_ADAPTER_KEYS: adapterKeys }),
          ...(clock === 'virtual' ? { MYWASENDER_CLOCK: 'virtual' } : {}),
        },
      });
      return { url: `http://${HOST}:${ports.desktop}`, token, part };
    },
    async startElectron({ serverUrl, simulatorUrl, browser, command, args }) {
      const { part } = await begin({
        name: 'electron',
        command,
        args,
        env: desktopEnv({ dataDir, serverUrl, simulatorUrl, browser }),
      });
      return { part };
    },
    async stop() {
      stopping = true;
      for (const part of [...parts].reverse()) await part.stop();
    },
  };
}

/**
 * Making an embedded database and applying the migrations takes the server seconds of computing: both are done once per
 * installation, and again when a migration is new. What places it is only loaded for a new folder.
 */
async function placeDatabase(serverDir) {
  if (existsSync(join(serverDir, 'database'))) return;
  const { placeMigratedDatabase } = await import('../../apps/server/src/testing/embedded-folder.ts');
  await placeMigratedDatabase(serverDir);
}

function desktopEnv({ dataDir, serverUrl, simulatorUrl, browser }) {
  return {
    MYWASENDER_DATA_DIR: join(dataDir, 'desktop'),
    MYWASENDER_SERVER_URL: serverUrl,
    MYWASENDER_WHATSAPP_URL: `${simulatorUrl}/`,
    CHROME_PATH: browser,
  };
}
