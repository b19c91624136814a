import { createMemoryTransport } from '../../src/renderer/transport/memory-transport.ts';
import { transportContract } from './contract-suite.ts';

transportContract('memory', async (handlers) => {
  const host = createMemoryTransport(handlers);
  const read = async (token: string) => {
    const file = host.files.get(token);
    return { name: file?.name ?? '', text: (await file?.content.text()) ?? '' };
  };
  return {
    connection: host,
    emit: host.emit,
    drop: async () => host.reconnect(),
    received: read,
    kept: async () => {
      const last = host.saved.at(-1);
      return last === undefined ? undefined : { name: last.name, text: (await read(last.token)).text };
    },
    stop: async () => undefined,
  };
});
