import closeWithGrace from 'close-with-grace';
import { buildSimulator } from './app.ts';

const host = process.env.HOST ?? '127.0.0.1';
const port = Number.parseInt(process.env.PORT ?? '4402', 10);

try {
  const { app } = await buildSimulator({
    logger: { level: process.env.LOG_LEVEL ?? 'info' },
    ...(process.env.PAYMENTS_FILE ? { paymentsFile: process.env.PAYMENTS_FILE } : {}),
  });
  const url = await app.listen({ host, port });
  const grace = closeWithGrace({ delay: 3000 }, async ({ err }) => {
    if (err) app.log.error(err);
    await app.close();
  });
  // Started by another process: when that one is gone, killed even, this one has no reason to stay.
  process.on('disconnect', () => grace.close());
  process.send?.({ type: 'ready', url });
} catch (error) {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  process.stderr.write(
    taken
      ? `Port ${port} is taken. Stop what uses it, or set PORT.\n`
      : `The simulator could not start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}
