import { fileURLToPath } from 'node:url';
import { AppError } from '@mywasender/contract/app-error';
import { describeError } from '@mywasender/contract/error-codes';
import closeWithGrace from 'close-with-grace';
import { startServer } from './start-server.ts';

const PRISMA_DIR = fileURLToPath(new URL('../../../prisma', import.meta.url));

try {
  const server = await startServer(process.env, PRISMA_DIR);
  const grace = closeWithGrace({ delay: 10_000, logger: false }, async ({ err, signal }) => {
    if (err) server.logger.fatal({ err }, 'the server failed');
    server.logger.info({ signal }, 'stopping');
    await server.stop();
  });
  // started by another process: when that one is gone, killed even, this one has no reason to stay
  process.on('disconnect', () => grace.close());
  process.send?.({ type: 'ready', url: server.url });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
  // an open channel to the parent would keep the process alive
  if (process.connected) process.disconnect();
}

function explain(error: unknown): string {
  if (error instanceof AppError) return describeError(error.code, error.params);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${process.env.PORT || 4400} is taken. Stop what uses it, or set PORT.`;
  if (code === 'ECONNREFUSED') return 'DATABASE_URL: the database does not answer at this address.';
  return `The license server could not start: ${error instanceof Error ? error.stack : String(error)}`;
}
