import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { HEAP_FLAG } from '../../apps/desktop/src/core/heap-flag.ts';
import { buildPortal, buildRenderer, generatePrismaClient } from './build.mjs';
import { runMain } from './fail.mjs';
import { ROOT } from './paths.mjs';
import { stopWithParent } from './stop-with-parent.mjs';

const PREPARE = {
  server: async () => {
    await generatePrismaClient();
    await buildPortal();
  },
  desktop: buildRenderer,
  simulator: async () => undefined,
};
// only here: what the tests and `npm start` run must not depend on a file somebody keeps
const FLAGS = { server: ['--env-file-if-exists=.env'], desktop: [HEAP_FLAG], simulator: [] };
const ENTRY = {
  server: 'apps/server/src/main.ts',
  desktop: 'apps/desktop/src/headless/main.ts',
  simulator: 'apps/simulator/src/main.ts',
};

await runMain(async () => {
  const [part] = process.argv.slice(2);
  await PREPARE[part]();
  const child = spawn(process.execPath, [...FLAGS[part], join(ROOT, ENTRY[part])], {
    cwd: ROOT,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  child.on('message', (message) => {
    if (message?.type === 'ready')
      console.log(
        `The ${part} answers at ${message.url}${message.token ? `/#token=${message.token}` : ''}. Ctrl-C stops it.`,
      );
  });
  stopWithParent(() => child.kill('SIGTERM'));
  process.exitCode = await new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
});
