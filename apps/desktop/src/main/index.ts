import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@mywasender/contract/app-error';
import { describeError } from '@mywasender/contract/error-codes';
import { app, crashReporter, dialog, protocol } from 'electron';
import { createLog, openLogFile } from '../host/create-log.ts';
import { defaultDataDir } from '../host/default-data-dir.ts';
import { type HostEnvironment, readEnvironment } from '../host/read-environment.ts';
import { APP_SCHEME } from './app-url.ts';
import { startShell } from './start-shell.ts';

/** Fixed by the build, see electron.vite.config.ts. */
declare const BUILD_SERVER_URL: string;
declare const BUILD_LEASE_KEYS: string;

// Everything up to `ready` is synchronous: Electron is not to be awaited at the top level of a module.
app.setName('MyWASender');
app.setAppUserModelId('com.mywasender.app');
// Root cannot have Chromium's sandbox; outside a packaged app it may be told so.
if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
crashReporter.start({ uploadToServer: false });
protocol.registerSchemesAsPrivileged([
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
]);

const environment = readOrExplain();
if (environment !== null) {
  const { dataDir } = environment;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // Chromium's own files apart from the user's data. Also what the lock of this instance is bound to.
  app.setPath('userData', join(dataDir, 'shell'));
  if (app.requestSingleInstanceLock()) run(environment);
  else app.quit();
}

function run(environment: HostEnvironment): void {
  const log = createLog(openLogFile(environment.dataDir, 'shell'));
  const fatal = (error: unknown): void => {
    log.fatal({ err: error }, 'the shell failed');
    app.exit(1);
  };
  process.on('uncaughtException', fatal);
  process.on('unhandledRejection', fatal);
  app
    .whenReady()
    .then(() => startShell(environment, log))
    .catch(fatal);
}

function readOrExplain(): HostEnvironment | null {
  const { env, platform } = process;
  const build = app.isPackaged ? { serverUrl: BUILD_SERVER_URL, leaseKeys: BUILD_LEASE_KEYS } : null;
  try {
    return readEnvironment(env, defaultDataDir({ platform, home: homedir(), env }), build);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const text = describeError(error.code, error.params);
    process.stderr.write(`${text}\n`);
    // Before `ready` this waits on Windows and macOS and prints on Linux.
    dialog.showErrorBox('MyWASender cannot start', text);
    app.exit(1);
    return null;
  }
}
