import { homedir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@mywasender/contract/app-error';
import { describeError } from '@mywasender/contract/error-codes';
import { app, crashReporter, dialog, protocol } from 'electron';
import { createLog, openLogFile } from '../host/create-log.ts';
import { defaultDataDir } from '../host/default-data-dir.ts';
import { makeDataDir } from '../host/make-data-dir.ts';
import { type HostEnvironment, readEnvironment } from '../host/read-environment.ts';
import { APP_SCHEME } from './app-url.ts';
import { readBuildFacts } from './read-build-facts.ts';
import { startShell } from './start-shell.ts';

// Everything up to `ready` is synchronous: Electron is not to be awaited at the top level of a module.
app.setName('MyWASender');
app.setAppUserModelId('com.mywasender.app');
// Only root, who cannot have Chromium's sandbox, may go without.
const without = app.commandLine.hasSwitch('no-sandbox') && process.getuid?.() === 0;
if (!without) app.enableSandbox();
crashReporter.start({ uploadToServer: false });
protocol.registerSchemesAsPrivileged([
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
]);

const environment = readOrExplain();
if (environment !== null) {
  const { dataDir } = environment;
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
  try {
    const build = app.isPackaged ? readBuildFacts(app.getAppPath()) : null;
    const environment = readEnvironment(env, defaultDataDir({ platform, home: homedir(), env }), build);
    makeDataDir(environment.dataDir);
    return environment;
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
