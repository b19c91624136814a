import closeWithGrace from 'close-with-grace';
import { buildSimulator } from './app.ts';

const { app } = await buildSimulator({ logger: { level: process.env.LOG_LEVEL ?? 'info' } });
closeWithGrace({ delay: 3000 }, async ({ err }) => {
  if (err) app.log.error(err);
  await app.close();
});
await app.listen({
  host: process.env.HOST ?? '127.0.0.1',
  port: Number.parseInt(process.env.PORT ?? '4402', 10),
});
