import { expect, it } from 'vitest';
import { oneDatabase } from '../testing/each-database.ts';
import { PASSWORD, type Person } from '../testing/world.ts';
import { MAX_STAFF } from './create-staff.ts';

oneDatabase('staff', (server) => {
  const send = (method: 'GET' | 'POST' | 'PATCH', url: string, { token }: { token: string }, body?: object) =>
    server().call({ method, url, token, ...(body ? { body } : {}) });
  const login = async (email: string, password: string) =>
    server().call({ method: 'POST', url: '/v1/auth/login', body: { email, password, client: 'desktop' } });
  const meOf = async (person: Person) => (await send('GET', '/v1/me', person)).status;

  it('sell from the quota of their employer, under their own name, and revoke only where they may', async () => {
    const { world, deps } = server();
    const employer = await world.createPerson('reseller', 5);
    const body = { email: 'Sam@Example.com', name: 'Sam' };
    const made = await send('POST', '/v1/staff', employer, body);
    expect([made.status, made.json.staff]).toEqual([
      201,
      expect.objectContaining({ email: 'sam@example.com', mayRevoke: false, disabledAt: null }),
    ]);
    expect((await send('POST', '/v1/staff', employer, body)).json.code).toBe('EMAIL_TAKEN');
    const { id } = made.json.staff;
    const signedIn = (await login(body.email, made.json.password)).json;
    const sam = { token: signedIn.accessToken };
    expect(signedIn.user).toMatchObject({ id, role: 'staff', mayRevoke: false });

    const plan = await world.createPlan();
    const sold = await send('POST', '/v1/licenses', sam, { planId: plan.id, quantity: 2 });
    expect([sold.status, sold.json.balance]).toEqual([201, 3]);
    const [license] = sold.json.licenses;
    expect(license.issuer.id).toBe(employer.user.id);
    expect((await send('GET', '/v1/quota', sam)).json).toEqual({ balance: 3, granted: 5, issued: 2 });
    const issue = await deps.db.prisma.quotaEntry.findFirstOrThrow({
      where: { userId: employer.user.id, kind: 'issue' },
    });
    expect(issue.actorId).toBe(id);
    const trail = await deps.db.prisma.auditEntry.findFirstOrThrow({
      where: { action: 'license.generate', actorId: id },
    });
    expect(trail.targetId).toBe(plan.id);

    const url = `/v1/licenses/${license.id}`;
    expect((await send('POST', `${url}/suspend`, sam)).status).toBe(200);
    expect((await send('POST', `${url}/revoke`, sam)).json.code).toBe('FORBIDDEN');
    await send('PATCH', `/v1/staff/${id}`, employer, { mayRevoke: true });
    expect((await send('POST', `${url}/revoke`, sam)).json).toMatchObject({ refunded: true });
    expect((await send('GET', '/v1/quota', employer)).json.balance).toBe(4);
  });

  it('are the business of their employer alone', async () => {
    const { world } = server();
    const employer = await world.createPerson('reseller');
    const worker = await world.createPerson('staff', 0, employer);
    const stranger = await world.createPerson('reseller');
    const idsOf = async (person: Person) =>
      (await send('GET', '/v1/staff', person)).json.items.map((item: { id: string }) => item.id);
    expect(await idsOf(employer)).toEqual([worker.user.id]);
    expect(await idsOf(stranger)).toEqual([]);
    const url = `/v1/staff/${worker.user.id}`;
    expect((await send('PATCH', url, stranger, { name: 'Mine' })).status).toBe(404);
    expect((await send('PATCH', `/v1/staff/${stranger.user.id}`, employer, { name: 'Mine' })).status).toBe(
      404,
    );
    expect((await send('PATCH', url, employer, { role: 'admin' })).status).toBe(400);
  });

  it('who are disabled are out at once, and stay out until they are enabled', async () => {
    const { world } = server();
    const employer = await world.createPerson('reseller');
    const worker = await world.createPerson('staff', 0, employer);
    const url = `/v1/staff/${worker.user.id}`;
    expect(await meOf(worker)).toBe(200);
    await send('PATCH', url, employer, { disabled: true });
    expect(await meOf(worker)).toBe(401);
    const refused = await login(worker.user.email, PASSWORD);
    expect([refused.status, refused.json.code]).toEqual([403, 'ACCOUNT_DISABLED']);
    await send('PATCH', url, employer, { disabled: false });
    expect((await login(worker.user.email, PASSWORD)).status).toBe(200);
  });

  it.each(['disabled', 'demoted'])('are out at once when their employer is %s', async (how) => {
    const { world } = server();
    const employer = await world.createPerson('reseller');
    const worker = await world.createPerson('staff', 0, employer);
    const url = `/v1/admin/users/${employer.user.id}`;
    const { status } =
      how === 'disabled'
        ? await send('POST', `${url}/disable`, world.admin)
        : await send('PATCH', url, world.admin, { role: 'user' });
    expect([status, await meOf(employer), await meOf(worker)]).toEqual([200, 401, 401]);
    expect((await login(worker.user.email, PASSWORD)).json.code).toBe('ACCOUNT_DISABLED');
    await (how === 'disabled'
      ? send('POST', `${url}/enable`, world.admin)
      : send('PATCH', url, world.admin, { role: 'reseller' }));
    expect((await login(worker.user.email, PASSWORD)).status).toBe(200);
  });

  it(`are ${MAX_STAFF} at most, also when the last are added at once`, async () => {
    const { world, deps } = server();
    const employer = await world.createPerson('reseller');
    for (let n = 3; n < MAX_STAFF; n++) await world.createPerson('staff', 0, employer);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        send('POST', '/v1/staff', employer, { email: `crowd${index}@example.com`, name: 'Crowd' }),
      ),
    );
    const codes = answers
      .map(({ json }) => String(json.code ?? 'made'))
      .toSorted((a, b) => a.localeCompare(b));
    expect(codes).toEqual([...Array(3).fill('made'), ...Array(7).fill('STAFF_LIMIT')]);
    expect(await deps.db.prisma.user.count({ where: { employerId: employer.user.id } })).toBe(MAX_STAFF);
  });

  it('auditors see what admins see but no whole key, and change nothing', async () => {
    const { world } = server();
    const auditor = await world.createPerson('auditor');
    const seller = await world.createPerson('reseller', 1);
    const license = await world.createLicense(seller);
    const seen = (await send('GET', `/v1/licenses/${license.id}`, auditor)).json;
    expect(seen).toMatchObject({ key: null, issuer: { id: seller.user.id } });
    const found = (await send('GET', `/v1/admin/audit?targetId=${license.id}`, auditor)).json.items;
    expect(found.map((entry: { action: string }) => entry.action)).toEqual(['license.view']);
    expect((await send('POST', `/v1/admin/users/${seller.user.id}/disable`, auditor)).status).toBe(403);
  });
});
