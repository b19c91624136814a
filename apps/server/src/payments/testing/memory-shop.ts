import { expect } from 'vitest';
import { oneDatabase } from '../../testing/each-database.ts';
import type { TestServer } from '../../testing/test-server.ts';
import { createMemoryProvider } from './memory-provider.ts';
import { postWebhook, workEvents } from './post-webhook.ts';
import { createShop } from './shop.ts';

interface MemoryShop {
  readonly server: () => TestServer;
  readonly memory: ReturnType<typeof createMemoryProvider>;
  readonly start: () => TestServer & { readonly shop: ReturnType<typeof createShop> };
  /** Posts what the provider tells and works on it; answers how many could not be worked on. */
  readonly arrive: () => Promise<number>;
  /** `GET`, or with a body `POST`, below `/v1/admin/payments`. */
  readonly adminCall: (url: string, body?: object, headers?: Record<string, string>) => ReturnType<Call>;
}

type Call = TestServer['call'];

/** A suite on one database whose payments are made at a provider in memory, by the clock of the server. */
export function memoryShop(name: string, suite: (given: MemoryShop) => void): void {
  const clock = { now: () => new Date() };
  const memory = createMemoryProvider(() => clock.now());
  oneDatabase(
    name,
    (server) => {
      const start = () => {
        clock.now = server().deps.now;
        return { ...server(), shop: createShop(server()) };
      };
      const arrive = async () => {
        for (const delivery of await memory.fixture.deliveries()) {
          expect(await postWebhook(server(), 'stripe', delivery)).toBe(200);
        }
        return workEvents(server());
      };
      const adminCall: MemoryShop['adminCall'] = (url, body, headers = {}) =>
        server().call({
          method: body === undefined ? 'GET' : 'POST',
          url: `/v1/admin/payments${url}`,
          token: server().world.admin.token,
          ...(body === undefined ? {} : { body }),
          headers,
        });
      suite({ server, memory, start, arrive, adminCall });
    },
    { payments: new Map([['stripe', memory.provider]]) },
  );
}
