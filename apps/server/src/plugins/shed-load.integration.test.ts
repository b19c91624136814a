import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { buildApp } from '../app.ts';
import { createLogger } from '../shared/logger.ts';
import { createMigratedFolder } from '../testing/embedded-folder.ts';
import { createTestDevice } from '../testing/test-device.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
let dataDir = '';
beforeAll(async () => {
  dataDir = await createMigratedFolder();
  server = await startTestServer({ databaseUrl: null, dataDir });
});
afterAll(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The server with a threshold every measured lag is above: the clock of the measurement alone is coarser. */
async function underPressure() {
  const config = { ...server.deps.config, shedding: { maxDelayMs: 0.001 } };
  const app = await buildApp({ ...server.deps, config }, { logger: createLogger('silent') });
  await app.ready();
  await vi.waitFor(() => expect(app.memoryUsage().eventLoopDelay).toBeGreaterThan(0), { timeout: 10_000 });
  const device = await createTestDevice(server);
  const payload = device.activateBody('MWS-00000-00000-00000-00000-00000');
  const statuses = {
    login: await app.inject({ method: 'POST', url: '/v1/auth/login', payload: {} }),
    trial: await app.inject({ method: 'GET', url: '/v1/trial' }),
    activate: await app.inject({ method: 'POST', url: '/v1/licenses/activate', payload }),
    live: await app.inject({ method: 'GET', url: '/health/live' }),
  };
  await app.close();
  return statuses;
}

it('sends everybody else away first, with a moment to come back, and always answers the probes', async () => {
  const { login, trial, activate, live } = await underPressure();
  for (const refused of [login, trial, activate]) {
    expect(refused.statusCode).toBe(503);
    expect(refused.json().code).toBe('UNAVAILABLE');
    // chance is one half in tests
    expect(refused.headers['retry-after']).toBe('17');
  }
  expect(live.statusCode).toBe(200);
});
