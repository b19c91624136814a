import { fileURLToPath } from 'node:url';
import closeWithGrace from 'close-with-grace';
import { explainFailure } from './explain-failure.ts';
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
  process.stderr.write(`${explainFailure(error)}\n`);
  process.exitCode = 1;
  // an open channel to the parent would keep the process alive
  if (process.connected) process.disconnect();
}
