import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pino from 'pino';
import { createApp } from '../../src/headless/create-app.ts';
import { startCore } from '../../src/host/start-core.ts';
import { createHttpTransport } from '../../src/renderer/transport/http-transport.ts';
import { createFakeCore } from '../fake-core.ts';
import { transportContract } from './contract-suite.ts';

const log = pino({ level: 'silent' });
const token = 'a-token-for-this-test-only';

transportContract('http', async (handlers, dataDir) => {
  const rendererDir = join(dataDir, 'renderer');
  await mkdir(rendererDir);
  const core = await createFakeCore(dataDir, handlers);
  const build = () => createApp({ core: startCore(async () => core, log), token, rendererDir, log });
  let app = await build();
  const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  const kept: { readonly name: string; readonly content: Blob }[] = [];
  const connection = createHttpTransport({
    baseUrl,
    token,
    saveBlob: (content, name) => kept.push({ name, content }),
    retryMs: 20,
  });
  return {
    connection,
    emit: core.emit,
    drop: async () => {
      await app.close();
      app = await build();
      await app.listen({ host: '127.0.0.1', port: Number(new URL(baseUrl).port) });
    },
    received: async (file) => {
      const { name, stream } = await core.files.open(file);
      return { name, text: await new Response(stream()).text() };
    },
    kept: async () => {
      const last = kept.at(-1);
      return last === undefined ? undefined : { name: last.name, text: await last.content.text() };
    },
    stop: () => app.close(),
  };
});
