import { join } from 'node:path';
import { checkInitialScripts } from './bundle-size.mjs';
import { whenChanged } from './freshness.mjs';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';

const VITE = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
const ELECTRON_VITE = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
const PRISMA = join(ROOT, 'node_modules', 'prisma', 'build', 'index.js');
const SHARED = ['packages/ui', 'packages/contract', 'packages/campaigns', 'package-lock.json'];

export function generatePrismaClient() {
  return whenChanged({
    name: 'prisma',
    inputs: ['prisma', 'prisma.config.ts', 'package-lock.json'],
    output: 'apps/server/src/generated/prisma',
    work: () =>
      step('Generating the database client', () =>
        run(process.execPath, [PRISMA, 'generate'], {
          // Generating is WebAssembly, yet the command would first download a schema engine it never runs; any
          // existing file in its place prevents that.
          env: {
            ...process.env,
            PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
            PRISMA_HIDE_UPDATE_MESSAGE: '1',
          },
          what: 'prisma generate',
        }),
      ),
  });
}

export function buildPortal() {
  return whenChanged({
    name: 'portal',
    inputs: ['apps/portal', ...SHARED],
    output: 'apps/portal/dist/index.html',
    work: () =>
      step('Building the portal', async () => {
        await run(process.execPath, [VITE, 'build', '--logLevel', 'warn'], {
          cwd: join(ROOT, 'apps/portal'),
          what: 'The portal build',
        });
        return `${checkInitialScripts(join(ROOT, 'apps/portal/dist'))} kB of JavaScript at first`;
      }),
  });
}

export function buildRenderer() {
  return whenChanged({
    name: 'renderer',
    inputs: ['apps/desktop', ...SHARED],
    output: 'apps/desktop/dist/renderer/index.html',
    work: () =>
      step('Building the desktop app', () =>
        run(process.execPath, [VITE, 'build', '--config', 'vite.renderer.config.ts', '--logLevel', 'warn'], {
          cwd: join(ROOT, 'apps/desktop'),
          what: 'The build of the desktop app',
        }),
      ),
  });
}

export function buildElectron() {
  return whenChanged({
    name: 'electron',
    inputs: ['apps/desktop', 'packages/sender', 'packages/gateway', 'packages/licensing', ...SHARED],
    output: 'apps/desktop/out/main/index.js',
    work: () =>
      step('Building the Electron shell', () =>
        run(process.execPath, [ELECTRON_VITE, 'build', '--logLevel', 'warn'], {
          cwd: join(ROOT, 'apps/desktop'),
          what: 'The Electron build',
        }),
      ),
  });
}
