import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databasesOf } from '../../apps/server/src/testing/postgres-databases.ts';
import { findFreePorts } from '../../scripts/lib/ports.mjs';
import { createStack } from '../../scripts/lib/stack.mjs';

export interface PortalAccount {
  readonly email: string;
  readonly password: string;
}

export type PortalRole = 'admin' | 'reseller' | 'user';

export interface PortalStack {
  readonly url: string;
  /** as administrators read it */
  readonly databaseName: 'PostgreSQL' | 'Embedded';
  /** of the simulator; empty without test money */
  readonly simulatorUrl: string;
  /** where mails become files */
  readonly mailFolder: string;
  account(role: PortalRole): PortalAccount;
  /** the desktop app of somebody, on this server and, with test money, the simulator */
  startApp(): Promise<{ readonly url: string; readonly token: string }>;
  stop(): Promise<void>;
}

interface PortalOptions {
  /** with the simulator behind it, which plays the payment providers */
  readonly testMoney?: boolean;
}

/** A license server of its own with the demo accounts and the built portal; `env` adds to its configuration. */
export async function startPortal(
  env: Readonly<Record<string, string>> = {},
  { testMoney = false }: PortalOptions = {},
): Promise<PortalStack> {
  const databaseUrl = await newDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'mywasender-portal-'));
  const [server = 0, desktop = 0, simulator = 0] = await findFreePorts(3);
  const stack = createStack({
    dataDir,
    ports: { server, desktop, simulator },
    env: { ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }), ...env },
  });
  const stop = async () => {
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const { url } = await stack.startServer();
    const simulatorUrl = testMoney ? (await stack.startSimulator()).url : '';
    const startApp = () =>
      stack.startHeadless({
        serverUrl: url,
        simulatorUrl,
        browser: process.env.CHROME_PATH,
        clock: 'real',
      });
    const { accounts }: { accounts: (PortalAccount & { role: PortalRole })[] } = JSON.parse(
      readFileSync(stack.accountsFile, 'utf8'),
    );
    const account = (role: PortalRole): PortalAccount => {
      const found = accounts.find((one) => one.role === role);
      if (found === undefined) throw new Error(`No demo account for ${role}`);
      return found;
    };
    return {
      url,
      databaseName: databaseUrl === null ? 'Embedded' : 'PostgreSQL',
      mailFolder: join(dataDir, 'server', 'mail'),
      account,
      simulatorUrl,
      startApp,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A database of its own in the PostgreSQL of this run; null without one: the server then has its embedded one. */
async function newDatabase(): Promise<string | null> {
  const url = process.env.E2E_POSTGRES_URL;
  return url === undefined ? null : databasesOf(url).createMigratedDatabase();
}
