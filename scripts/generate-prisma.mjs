// Generates the Prisma client of the license server, offline and only when the schema changed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const output = `${root}apps/server/src/generated/prisma`;
const stamp = `${output}/.schema-hash`;

const wanted = createHash('sha256')
  .update(readFileSync(`${root}prisma/schema.prisma`))
  .update(readFileSync(`${root}node_modules/prisma/package.json`))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  rmSync(output, { recursive: true, force: true });
  try {
    execFileSync(
      process.execPath,
      [`${root}node_modules/prisma/build/index.js`, 'generate', '--config', `${root}prisma.config.ts`],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        // generating is WebAssembly, yet the command line would first download a schema engine it never runs;
        // any existing file in its place prevents that
        env: {
          ...process.env,
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
        },
      },
    );
  } catch (error) {
    process.stderr.write(
      `The database client could not be generated.\n${error.stdout ?? ''}${error.stderr ?? error}\n`,
    );
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
