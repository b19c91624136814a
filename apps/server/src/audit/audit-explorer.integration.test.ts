import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMigratedFolder } from '../testing/embedded-folder.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

let dataDir = '';
let server: TestServer;
beforeAll(async () => {
  dataDir = await createMigratedFolder();
  server = await startTestServer({ databaseUrl: null, dataDir });
});
afterAll(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

it('who looked at whose data is recorded, and found by time, address and kind of action', async () => {
  const { world, call, clock } = server;
  const { token, user } = world.admin;
  const person = await world.createPerson('user');
  const get = async (url: string, ip = '198.51.100.1') =>
    (await call({ method: 'GET', url, token, ip })).json;
  await get('/v1/admin/users');
  clock.ms += 60_000;
  const later = new Date(clock.ms).toISOString();
  await get(`/v1/admin/users/${person.user.id}`, '198.51.100.2');
  const found = async (query: Record<string, string>) => {
    const { items } = await get(
      `/v1/admin/audit?${new URLSearchParams({ actionPrefix: 'user.', ...query }).toString()}`,
    );
    return items.map(({ action }: { action: string }) => action);
  };
  expect(await found({})).toEqual(['user.view', 'user.list']);
  expect(await found({ from: later })).toEqual(['user.view']);
  expect(await found({ to: later })).toEqual(['user.list']);
  expect(await found({ ip: '198.51.100.1' })).toEqual(['user.list']);
  expect(await found({ actionPrefix: 'user_' })).toEqual([]);
  const { items } = await get(`/v1/admin/audit?action=user.list`);
  expect(items).toMatchObject([
    { actor: { id: user.id }, details: { userIds: expect.arrayContaining([person.user.id, user.id]) } },
  ]);
});
