import { expect, it } from 'vitest';
import { oneDatabase } from '../testing/each-database.ts';
import type { Person } from '../testing/world.ts';
import { createApiKey, MAX_API_KEYS } from './manage-api-keys.ts';

const MINUTE = 60_000;

oneDatabase('API keys', (server) => {
  const send = (method: 'GET' | 'POST' | 'DELETE', url: string, token: string, body?: object, ip?: string) =>
    server().call({ method, url, token, ...(body ? { body } : {}), ...(ip ? { ip } : {}) });
  const make = async (person: Person, change: object = {}) => {
    const { status, json } = await send('POST', '/v1/api-keys', person.token, {
      name: 'shop',
      scopes: ['licenses:read', 'licenses:write'],
      ...change,
    });
    return { status, code: json.code, id: json.apiKey?.id, key: json.key };
  };
  const use = async (key: string, ip?: string) => {
    const { status, json } = await send('GET', '/v1/licenses', key, undefined, ip);
    return status === 200 ? 'ok' : json.code;
  };

  it('act as their reseller, are on record, and are kept as a hash alone', async () => {
    const { world, deps } = server();
    const seller = await world.createPerson('reseller', 5);
    const { id, key } = await make(seller);
    expect(key).toMatch(/^mws_live_[0-9a-f]{52}$/);
    const plan = await world.createPlan();
    const sold = await send('POST', '/v1/licenses', key, { planId: plan.id, quantity: 1 });
    expect([sold.status, sold.json.balance]).toEqual([201, 4]);
    const { prisma } = deps.db;
    const entry = await prisma.auditEntry.findFirstOrThrow({
      where: { action: 'license.generate', actorId: seller.user.id },
    });
    expect(entry.details).toMatchObject({ apiKeyId: id });
    const stored = JSON.stringify([await prisma.apiKey.findMany(), await prisma.idempotencyKey.findMany()]);
    expect(stored).not.toContain(key);
    expect(server().log.join()).not.toContain(key.slice(9));
    const [listed] = (await send('GET', '/v1/api-keys', seller.token)).json.items;
    expect(listed).toMatchObject({ id, keyEnd: key.slice(-4), scopes: ['licenses:read', 'licenses:write'] });
    expect(JSON.stringify(listed)).not.toContain(key);
  });

  it('show nothing their reseller bought from somebody else', async () => {
    const { world } = server();
    const buyer = await world.createPerson('reseller');
    await world.createLicense(world.admin, {}, buyer);
    const { key } = await make(buyer);
    expect((await send('GET', '/v1/licenses', buyer.token)).json.items).toHaveLength(1);
    expect((await send('GET', '/v1/licenses', key)).json.items).toEqual([]);
  });

  it('stop at once when revoked, expired, or when their reseller is disabled or no longer one', async () => {
    const { world, clock } = server();
    const seller = await world.createPerson('reseller');
    const revoked = await make(seller);
    const expiring = await make(seller, { expiresAt: new Date(clock.ms + MINUTE).toISOString() });
    const other = await make(seller);
    const rival = await world.createPerson('reseller');
    expect((await send('DELETE', `/v1/api-keys/${revoked.id}`, rival.token)).status).toBe(404);
    expect(await use(revoked.key)).toBe('ok');
    expect((await send('DELETE', `/v1/api-keys/${revoked.id}`, seller.token)).status).toBe(204);
    expect(await use(revoked.key)).toBe('API_KEY_REFUSED');
    expect(await use(expiring.key)).toBe('ok');
    clock.ms += MINUTE;
    expect(await use(expiring.key)).toBe('API_KEY_REFUSED');
    const url = `/v1/admin/users/${seller.user.id}`;
    await send('POST', `${url}/disable`, world.admin.token);
    expect(await use(other.key)).toBe('API_KEY_REFUSED');
    await send('POST', `${url}/enable`, world.admin.token);
    expect(await use(other.key)).toBe('ok');
    await server().call({ method: 'PATCH', url, token: world.admin.token, body: { role: 'admin' } });
    expect(await use(other.key)).toBe('API_KEY_REFUSED');
    expect(await use(`mws_live_${'0'.repeat(52)}`)).toBe('UNAUTHENTICATED');
  });

  it('work from the addresses of their list alone', async () => {
    const seller = await server().world.createPerson('reseller');
    const { key } = await make(seller, { allowedAddresses: ['203.0.113.0/24', '2001:db8::1'] });
    expect(await use(key, '203.0.113.9')).toBe('ok');
    expect(await use(key, '2001:db8::1')).toBe('ok');
    expect(await use(key, '198.51.100.1')).toBe('API_KEY_ADDRESS');
    expect((await make(seller, { allowedAddresses: ['shop.example.com'] })).code).toBe('VALIDATION_FAILED');
  });

  it('note their last use every 5 minutes', async () => {
    const { world, clock, deps } = server();
    const { id, key } = await make(await world.createPerson('reseller'));
    const lastUse = async () => (await deps.db.prisma.apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt;
    const first = clock.ms;
    await use(key);
    clock.ms += 5 * MINUTE;
    await use(key);
    expect(await lastUse()).toEqual(new Date(first));
    clock.ms += 1;
    await use(key);
    expect(await lastUse()).toEqual(new Date(clock.ms));
  });

  it('have a limit each, apart from their reseller’s and whatever the address; invented ones have none', async () => {
    const seller = await server().world.createPerson('reseller');
    const [one, two] = [await make(seller), await make(seller)];
    const answers: string[] = [];
    for (let n = 0; n < 121; n++) answers.push(await use(one.key));
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(120);
    expect(answers.at(-1)).toBe('RATE_LIMITED');
    expect(await use(two.key)).toBe('ok');
    expect((await send('GET', '/v1/me', seller.token)).status).toBe(200);
    const invented: string[] = [];
    for (let n = 0; n < 61; n++) {
      invented.push(await use(`mws_live_${n.toString(16).padStart(52, '0')}`, '192.0.2.77'));
    }
    expect(invented.at(-1)).toBe('RATE_LIMITED');
  });

  it(`are ${MAX_API_KEYS} at most, also when all are made at once`, async () => {
    const { world, deps } = server();
    const seller = await world.createPerson('reseller');
    const results = await Promise.allSettled(
      Array.from({ length: MAX_API_KEYS + 10 }, () =>
        createApiKey(deps, { name: 'k', scopes: ['quota:read'] }, seller.context),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(MAX_API_KEYS);
  });
});
