import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { AppError } from '@mywasender/contract/app-error';
import { describeError } from '@mywasender/contract/error-codes';
import { createSender } from '@mywasender/sender/create-sender';
import pino from 'pino';
import { APP_VERSION } from '../host/app-version.ts';
import { createLog } from '../host/create-log.ts';
import { createSenderDeps } from '../host/create-sender-deps.ts';
import { defaultDataDir } from '../host/default-data-dir.ts';
import { makeDataDir } from '../host/make-data-dir.ts';
import { openConfSettings } from '../host/open-conf-settings.ts';
import { openFileSecrets } from '../host/open-file-secrets.ts';
import { readEnvironment } from '../host/read-environment.ts';
import { writeRunFile } from '../host/run-file.ts';
import { startCore } from '../host/start-core.ts';
import { createApp } from './create-app.ts';
import { readListenAddress } from './read-listen-address.ts';
import { stopWithParent } from './stop-with-parent.ts';

const RENDERER = fileURLToPath(new URL('../../dist/renderer', import.meta.url));
const STOP_GRACE_MS = 8000;

async function main(): Promise<void> {
  const { env, platform } = process;
  const environment = readEnvironment(env, defaultDataDir({ platform, home: homedir(), env }), null);
  const address = readListenAddress(env);
  const token = env.MYWASENDER_TOKEN || randomBytes(32).toString('base64url');
  const { dataDir } = environment;
  const log = createLog(pino.destination({ dest: 1, sync: true }), env.LOG_LEVEL);

  let forget = (): void => undefined;
  const listening = Promise.withResolvers<void>();
  const core = startCore(async () => {
    // The port first: a second start must fail on it before it touches the data folder.
    await listening.promise;
    makeDataDir(dataDir);
    const secrets = openFileSecrets(dataDir, log);
    const settings = openConfSettings(dataDir, log);
    const host = 'headless';
    return createSender(
      createSenderDeps({
        environment,
        host,
        appVersion: APP_VERSION,
        secrets,
        settings,
        assets: {},
        env,
        log,
      }),
    );
  }, log);
  const app = await createApp({
    core,
    token,
    rendererDir: RENDERER,
    log,
    extraHostnames: address.hostnames,
  });
  stopWithParent((reason) => {
    log.info({ reason }, 'stopping');
    // Whatever hangs, the process ends: it must not outlive the one that started it.
    setTimeout(() => process.exit(1), STOP_GRACE_MS).unref();
    void app
      .close()
      .then(() => core.stop())
      .then(() => forget())
      .then(() => process.exit(0));
  });

  const url = await app.listen({ host: address.host, port: address.port });
  listening.resolve();
  await core.ready.catch(() => undefined);
  // Of a folder somebody else works on, or that cannot be written to, nothing is said.
  if (core.failure === null) forget = await writeRunFile(dataDir, { url, token });
  if (process.send === undefined) process.stdout.write(`MyWASender: ${url}/#token=${token}\n`);
  else process.send({ type: 'ready', url, token, failure: core.failure?.code ?? null });
}

main().catch((error: unknown) => {
  process.stderr.write(`${sentence(error)}\n`);
  process.exit(1);
});

/** One line that names the cause and the mend. */
function sentence(error: unknown): string {
  if (error instanceof AppError) return describeError(error.code, error.params);
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return `Port ${process.env.PORT || 4401} is taken by another program. Close it, or choose another with PORT.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
