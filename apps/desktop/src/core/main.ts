import { createSender } from '@mywasender/sender/create-sender';
import { createLog, openLogFile } from '../host/create-log.ts';
import { createSenderDeps } from '../host/create-sender-deps.ts';
import { remoteSecrets, remoteSettings } from './remote-ports.ts';
import { serveCore } from './serve-core.ts';

// The main process passes the data folder, so that there is a log from the first line on.
const dataDir = process.argv.at(-1) ?? '.';
const log = createLog(openLogFile(dataDir, 'core'));
const { parentPort } = process;

// Placed beside this bundle by the build, as they are: the gateway checks their hashes.
const assets = {
  pageDir: new URL('./page/', import.meta.url),
  waJsFile: new URL('./page/wppconnect-wa.js', import.meta.url),
};

serveCore({
  port: {
    post: (message) => parentPort.postMessage(message),
    listen: (listener) => void parentPort.on('message', ({ data }) => listener(data)),
  },
  start: async ({ environment, appVersion, secretKind }, main) =>
    createSender(
      createSenderDeps({
        environment,
        host: 'electron',
        appVersion,
        secrets: remoteSecrets(main, secretKind),
        settings: remoteSettings(main),
        assets,
        env: process.env,
        log,
      }),
    ),
  log,
  onStopped: () => process.exit(0),
});
