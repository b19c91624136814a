import { randomUUID } from 'node:crypto';
import { licenseCsv } from '@mywasender/contract/license-csv';
import { expect, it } from 'vitest';
import { eachDatabase } from '../testing/each-database.ts';
import { createTestDevice } from '../testing/test-device.ts';
import type { Person } from '../testing/world.ts';

const DAY = 24 * 60 * 60_000;

eachDatabase('licenses', (server) => {
  const get = (url: string, { token }: Person) => server().call({ method: 'GET', url, token });
  const post = (url: string, { token }: Person, body?: object, headers: Record<string, string> = {}) =>
    server().call({ method: 'POST', url, token, headers, ...(body ? { body } : {}) });

  it('are generated with the plan’s end, and paid from the quota, all or none', async () => {
    const { world, clock } = server();
    const reseller = await world.createPerson('reseller', 5);
    const plan = await world.createPlan({ durationDays: 30 });
    const made = await post('/v1/licenses', reseller, { planId: plan.id, quantity: 3, note: 'shop' });
    expect(made.status).toBe(201);
    expect(made.json.balance).toBe(2);
    expect(new Set(made.json.licenses.map(({ key }: { key: string }) => key)).size).toBe(3);
    expect(made.json.licenses[0].expiresAt).toBe(new Date(clock.ms + 30 * DAY).toISOString());
    const over = await post('/v1/licenses', reseller, { planId: plan.id, quantity: 3 });
    expect([over.status, over.json.code, over.json.params]).toEqual([
      409,
      'QUOTA_EXCEEDED',
      { requested: 3, balance: 2 },
    ]);
    expect((await get('/v1/licenses', reseller)).json.items).toHaveLength(3);
    expect((await get('/v1/quota', reseller)).json).toEqual({ balance: 2, granted: 5, issued: 3 });
    const ledger = (await get('/v1/quota/ledger', reseller)).json.items;
    expect(ledger.map((entry: { kind: string; amount: number }) => [entry.kind, entry.amount])).toEqual([
      ['issue', -3],
      ['grant', 5],
    ]);
  });

  it('come again the same for the same Idempotency-Key, and not for another request', async () => {
    const { world } = server();
    const reseller = await world.createPerson('reseller', 5);
    const plan = await world.createPlan();
    const body = { planId: plan.id, quantity: 1 };
    const key = { 'idempotency-key': 'order-1' };
    const first = await post('/v1/licenses', reseller, body, key);
    const again = await post('/v1/licenses', reseller, body, key);
    expect([again.status, again.json]).toEqual([201, first.json]);
    const other = await post('/v1/licenses', reseller, { ...body, quantity: 2 }, key);
    expect([other.status, other.json.code]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
    const neighbour = await world.createPerson('reseller', 5);
    expect((await post('/v1/licenses', neighbour, body, key)).json.licenses[0].id).not.toBe(
      first.json.licenses[0].id,
    );
    const stored = await server().deps.db.prisma.idempotencyKey.findMany();
    expect(JSON.stringify(stored)).not.toContain(first.json.licenses[0].key);
  });

  it('come as a file to who prefers one, the same ones for the same Idempotency-Key', async () => {
    const { world } = server();
    const reseller = await world.createPerson('reseller', 5);
    const plan = await world.createPlan({ name: `=1+1, "${randomUUID()}"` });
    const body = { planId: plan.id, quantity: 2, note: '@home' };
    const key = { 'idempotency-key': 'order-csv' };
    const file = await post('/v1/licenses', reseller, body, { ...key, accept: 'text/csv' });
    expect([file.status, file.headers['content-type'], file.headers['content-disposition']]).toEqual([
      201,
      'text/csv; charset=utf-8; header=present',
      expect.stringMatching(/^attachment; filename="licenses-\d{4}-\d\d-\d\d\.csv"$/),
    ]);
    const again = await post('/v1/licenses', reseller, body, key);
    expect(file.text).toBe(licenseCsv(again.json.licenses));
    const [header, first] = file.text.split('\r\n');
    expect(header).toBe('\uFEFFkey,plan,devices,customer,note,created,expires');
    expect(first).toContain(`,"'${plan.name.replaceAll('"', '""')}",2,,'@home,`);
    expect(again.json.balance).toBe(3);
    const over = await post('/v1/licenses', reseller, { ...body, quantity: 9 }, { accept: 'text/csv' });
    expect([over.status, over.json.code]).toEqual([409, 'QUOTA_EXCEEDED']);
  });

  it.each([
    ['an unknown plan', { planId: '00000000-0000-4000-8000-000000000000' }, 'planId'],
    ['none', { quantity: 0 }, 'quantity'],
    ['too many', { quantity: 1001 }, 'quantity'],
    ['part of one', { quantity: 1.5 }, 'quantity'],
    ['a number as text', { quantity: '1' }, 'quantity'],
    ['an end in the past', { expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    ['no e-mail address', { customerEmail: 'nobody' }, 'customerEmail'],
    ['a field of somebody else', { issuerId: 'x' }, 'issuerId'],
  ])('are not generated for %s', async (_name, change, field) => {
    const { world } = server();
    const plan = await world.createPlan();
    const body = { planId: plan.id, quantity: 1, ...change };
    const { status, json } = await post('/v1/licenses', await world.createPerson('admin'), body);
    expect([status, json.code, json.params.field]).toEqual([400, 'VALIDATION_FAILED', field]);
  });

  it('are found by key end, customer and note, filtered and paged', async () => {
    const { world, clock } = server();
    const reseller = await world.createPerson('reseller', 20);
    const plan = await world.createPlan();
    const make = async (more: object) => {
      clock.ms += 1;
      return (await post('/v1/licenses', reseller, { planId: plan.id, quantity: 1, ...more })).json
        .licenses[0];
    };
    const a = await make({ customerEmail: 'Ann@Example.com', note: 'first 100%' });
    const b = await make({ note: 'second', expiresAt: new Date(clock.ms + 60_000).toISOString() });
    const c = await make({ note: 'third' });
    const ids = async (query: string) =>
      (await get(`/v1/licenses?${query}`, reseller)).json.items.map(({ id }: { id: string }) => id);
    expect(await ids(`q=${a.keyEnd.toLowerCase()}`)).toEqual([a.id]);
    expect(await ids(`q=${encodeURIComponent(c.key)}`)).toEqual([c.id]);
    expect(await ids('q=ANN%40example.com')).toEqual([a.id]);
    expect(await ids('q=%40Example.com')).toEqual([a.id]);
    // an address is sealed: no part of it finds anything
    expect(await ids('q=ann%40example')).toEqual([]);
    expect(await ids('q=%40ample.com')).toEqual([]);
    expect(await ids('q=SECOND')).toEqual([b.id]);
    expect(await ids('q=100%25')).toEqual([a.id]);
    expect(await ids('q=%25')).toEqual([a.id]);
    expect(await ids('q=none')).toEqual([]);
    await post(`/v1/licenses/${c.id}/suspend`, reseller);
    clock.ms += 60_000;
    expect(await ids('status=suspended')).toEqual([c.id]);
    expect(await ids('status=expired')).toEqual([b.id]);
    expect(await ids('status=active')).toEqual([a.id]);
    const first = (await get('/v1/licenses?limit=2', reseller)).json;
    const second = (await get(`/v1/licenses?limit=2&cursor=${first.nextCursor}`, reseller)).json;
    expect([...first.items, ...second.items].map(({ id }: { id: string }) => id)).toEqual([c.id, b.id, a.id]);
    expect(second.nextCursor).toBeNull();
    expect((await get('/v1/licenses?cursor=nonsense', reseller)).status).toBe(400);
    expect((await get('/v1/licenses?limit=201', reseller)).status).toBe(400);
    expect((await get('/v1/licenses?surprise=1', reseller)).status).toBe(400);
  });

  it('are found by part of the name of a computer, by all who see its license and nobody else', async () => {
    const { world } = server();
    const reseller = await world.createPerson('reseller', 5);
    const customer = await world.createPerson('user');
    const sold = await world.createLicense(reseller, {}, customer);
    const other = await world.createLicense(reseller);
    const device = await createTestDevice(server());
    const { claims } = await device.activate(sold.key, {
      device: { ...device.device, name: 'Back_office 7' },
    });
    const second = await createTestDevice(server());
    await second.activate(other.key, { device: { ...second.device, name: 'Backroom' } });
    const ids = async (q: string, by: Person) =>
      (await get(`/v1/licenses?q=${encodeURIComponent(q)}`, by)).json.items.map(
        ({ id }: { id: string }) => id,
      );
    for (const by of [reseller, customer, world.admin]) expect(await ids('K_OFFICE', by)).toEqual([sold.id]);
    expect((await ids('back', reseller)).toSorted()).toEqual([sold.id, other.id].toSorted());
    expect(await ids('k%office', reseller)).toEqual([]);
    expect(await ids('office', await world.createPerson('reseller'))).toEqual([]);
    const url = `/v1/licenses/${sold.id}/devices/${claims.deviceId}`;
    await server().call({ method: 'DELETE', url, token: reseller.token });
    expect(await ids('office', reseller)).toEqual([]);
  });

  it('are found by indexes where PostgreSQL has trigrams, as accounts and orders are', async () => {
    const { db } = server().deps;
    const [{ found }] = (await db.prisma.$queryRaw`
      SELECT count(*)::int AS found FROM pg_extension WHERE extname = 'pg_trgm'`) as [{ found: number }];
    if (found === 0) return expect(db.kind).toBe('embedded');
    const newest = 'ORDER BY created_at DESC, id DESC LIMIT 51';
    const statements = {
      devices_name_trigrams: `devices WHERE name ILIKE '%office%'`,
      licenses_note_trigrams: `licenses WHERE note ILIKE '%order%'`,
      licenses_key_end_idx: `licenses WHERE key_end = 'ABCDE'`,
      licenses_key_end_trigrams: `licenses WHERE key_end LIKE '%CDE'`,
      licenses_status_created_at_id_idx: `licenses WHERE status = 'suspended' ${newest}`,
      licenses_plan_id_status_created_at_id_idx: `licenses WHERE plan_id = '${randomUUID()}' AND status = 'revoked' ${newest}`,
      users_name_trigrams: `users WHERE name ILIKE '%office%'`,
      users_role_created_at_id_idx: `users WHERE role = 'admin' ${newest}`,
      orders_with_problem_idx: `orders WHERE problem IS NOT NULL ${newest}`,
    };
    const used = await db.prisma.$transaction(async (tx) => {
      // a few rows are read faster without an index
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      const names: string[] = [];
      for (const [index, statement] of Object.entries(statements)) {
        const plan = await tx.$queryRawUnsafe(`EXPLAIN SELECT id FROM ${statement}`);
        if (JSON.stringify(plan).includes(index)) names.push(index);
      }
      return names;
    });
    expect(used).toEqual(Object.keys(statements));
  });

  it('belong to the customer they were sold to, who never sees the seller’s note', async () => {
    const { world } = server();
    const reseller = await world.createPerson('reseller', 5);
    const customer = await world.createPerson('user');
    const plan = await world.createPlan();
    const body = {
      planId: plan.id,
      quantity: 1,
      customerEmail: customer.user.email.toUpperCase(),
      note: 'pays late',
    };
    const [made] = (await post('/v1/licenses', reseller, body)).json.licenses;
    const seen = (await get(`/v1/licenses/${made.id}`, customer)).json;
    expect(seen).toMatchObject({ key: made.key, note: null, issuer: null });
    expect((await get('/v1/licenses?q=pays', customer)).json.items).toEqual([]);
    // at rest the address is nowhere to be read
    const { rows } = await server().deps.db.pool.query(
      'SELECT u::text AS text FROM users u UNION ALL SELECT l::text FROM licenses l',
    );
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.filter(({ text }) => /example\.com/i.test(text))).toEqual([]);
    const url = `/v1/licenses/${made.id}`;
    await server().call({ method: 'PATCH', url, token: reseller.token, body: { customerEmail: null } });
    expect((await get(url, customer)).status).toBe(404);
    expect((await get(url, reseller)).json).toMatchObject({ customerEmail: null, note: 'pays late' });
  });

  it('revoked unused within 30 days give their unit back; used or older ones do not', async () => {
    const { world, clock } = server();
    const reseller = await world.createPerson('reseller', 3);
    const [unused, used, old] = [
      await world.createLicense(reseller),
      await world.createLicense(reseller),
      await world.createLicense(reseller),
    ];
    await (await createTestDevice(server())).activate(used.key);
    const revoke = async (id: string) => (await post(`/v1/licenses/${id}/revoke`, reseller)).json;
    expect(await revoke(unused.id)).toMatchObject({ refunded: true, license: { status: 'revoked' } });
    expect(await revoke(unused.id)).toMatchObject({ refunded: false });
    expect(await revoke(used.id)).toMatchObject({ refunded: false });
    const { prisma } = server().deps.db;
    const createdAt = new Date(clock.ms - 30 * DAY - 1);
    await prisma.license.update({ where: { id: old.id }, data: { createdAt } });
    expect(await revoke(old.id)).toMatchObject({ refunded: false });
    expect((await get('/v1/quota', reseller)).json.balance).toBe(1);
  });

  it('lose a device to their customer 3 times a month, to their seller at any time', async () => {
    const { world } = server();
    const customer = await world.createPerson('user');
    const license = await world.createLicense(world.admin, { deviceLimit: 9 }, customer);
    const remove = async (person: Person) => {
      const { claims } = await (await createTestDevice(server())).activate(license.key);
      const url = `/v1/licenses/${license.id}/devices/${claims.deviceId}`;
      return (await server().call({ method: 'DELETE', url, token: person.token })).status;
    };
    expect([await remove(customer), await remove(customer), await remove(customer)]).toEqual([204, 204, 204]);
    expect(await remove(customer)).toBe(409);
    expect(await remove(world.admin)).toBe(204);
    const list = await get(`/v1/licenses/${license.id}/devices`, customer);
    expect(list.json.items).toEqual([expect.objectContaining({ platform: 'linux', appVersion: '1.0.0' })]);
  });

  it('quota is granted with a reason, taken back, never below nothing, and on record', async () => {
    const { world } = server();
    const admin = await world.createPerson('admin');
    const reseller = await world.createPerson('reseller', 5);
    const url = `/v1/admin/users/${reseller.user.id}/quota`;
    const granted = await post(url, admin, { amount: 10, reason: 'order 7' });
    expect([granted.status, granted.json.balanceAfter]).toEqual([201, 15]);
    expect((await post(url, admin, { amount: -15, reason: 'mistake' })).json.balanceAfter).toBe(0);
    expect((await post(url, admin, { amount: -1, reason: 'more' })).json.code).toBe('QUOTA_EXCEEDED');
    expect((await post(url, admin, { amount: 0, reason: 'none' })).status).toBe(400);
    expect((await post(url, admin, { amount: 1 })).status).toBe(400);
    const customer = await world.createPerson('user');
    const none = await post(`/v1/admin/users/${customer.user.id}/quota`, admin, { amount: 1, reason: 'x' });
    expect(none.status).toBe(404);
    const audit = await get(`/v1/admin/audit?targetId=${reseller.user.id}&action=quota.grant`, admin);
    expect(audit.json.items).toHaveLength(2);
    expect(audit.json.items[0]).toMatchObject({
      actor: { id: admin.user.id },
      targetType: 'user',
      details: { amount: -15, balanceAfter: 0 },
    });
    const users = await get(`/v1/admin/users?q=${reseller.user.email}`, admin);
    expect(users.json.items).toEqual([expect.objectContaining({ id: reseller.user.id, balance: 0 })]);
    const domain = await get('/v1/admin/users?q=%40EXAMPLE.com', admin);
    expect(domain.json.items.map(({ id }: { id: string }) => id)).toContain(reseller.user.id);
    expect((await get('/v1/admin/users?q=%40xample.com', admin)).json.items).toEqual([]);
  });

  it('are counted by state and by day, those of the shop alone', async () => {
    const { world, clock } = server();
    const today = clock.ms;
    clock.ms = Date.parse('2027-03-10T23:50:00Z');
    const reseller = await world.createPerson('reseller', 50);
    const other = await world.createPerson('reseller', 5);
    const staff = await world.createPerson('staff', 0, reseller);
    const [year, month] = [await world.createPlan(), await world.createPlan({ durationDays: 31 })];
    const make = async (who: Person, planId: string, quantity: number) =>
      (await post('/v1/licenses', who, { planId, quantity })).json.licenses as { id: string; key: string }[];
    await make(other, year.id, 5);
    await make(reseller, month.id, 4);
    clock.ms += 20 * 60_000; // the next day
    const [first, second, third] = await make(staff, year.id, 6);
    await post(`/v1/licenses/${first?.id}/suspend`, reseller);
    await post(`/v1/licenses/${second?.id}/revoke`, reseller);
    await (await createTestDevice(server())).activate(String(third?.key));
    const statistics = async ({ user }: Person, query = '') =>
      (await get(`/v1/statistics${query}`, await world.personOf(user.id))).json;
    const before = await statistics(staff, '?days=30');
    expect(before.licenses).toEqual({
      active: 8,
      expired: 0,
      suspended: 1,
      revoked: 1,
      unused: 7,
      endSoon: 0,
    });
    expect(before.sales.plans).toEqual([
      { id: year.id, name: year.name, made: 6 },
      { id: month.id, name: month.name, made: 4 },
    ]);
    expect(before.sales.points).toHaveLength(30);
    expect(before.sales.points.slice(-3)).toEqual([
      { from: '2027-03-09', made: [0, 0] },
      { from: '2027-03-10', made: [0, 4] },
      { from: '2027-03-11', made: [6, 0] },
    ]);

    clock.ms += 2 * DAY;
    expect((await statistics(reseller)).licenses).toMatchObject({ active: 8, endSoon: 4 });
    const soon = (await get('/v1/licenses?endsWithin=30', await world.personOf(reseller.user.id))).json;
    expect(soon.items.map((one: { plan: { id: string } }) => one.plan.id)).toEqual(Array(4).fill(month.id));
    clock.ms += 30 * DAY;
    const later = await statistics(reseller, '?days=365');
    expect(later.licenses).toMatchObject({ active: 4, expired: 4, unused: 3, endSoon: 0 });
    expect([later.sales.unit, later.sales.points.length]).toEqual(['month', 13]);
    expect(later.sales.points.slice(-2)).toEqual([
      { from: '2027-03-01', made: [6, 4] },
      { from: '2027-04-01', made: [0, 0] },
    ]);
    const foreign = await statistics(other);
    expect([foreign.licenses.active, foreign.sales.plans]).toEqual([
      5,
      [{ id: year.id, name: year.name, made: 5 }],
    ]);

    // overseers: all shops together, counted at most once a minute
    const { user } = await world.createPerson('auditor');
    const all = async () => (await get('/v1/statistics?days=365', await world.personOf(user.id))).json;
    const now = new Date(clock.ms);
    const { prisma } = server().deps.db;
    const running = { status: 'active' as const, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
    const active = await prisma.license.count({ where: running });
    const counted = await all();
    expect(counted).toMatchObject({ countedAt: now.toISOString(), licenses: { active } });
    expect(counted.sales.plans).toContainEqual({ id: year.id, name: year.name, made: 11 });
    await prisma.license.updateMany({ where: running, data: { status: 'suspended' } });
    clock.ms += 59_999;
    expect(await all()).toEqual(counted);
    clock.ms += 1;
    expect((await all()).licenses.active).toBe(0);
    await prisma.license.updateMany({ where: { status: 'suspended' }, data: { status: 'active' } });
    clock.ms = today;
  });

  it('are counted from indexes alone', async () => {
    const { db } = server().deps;
    const id = randomUUID();
    // what no transaction can still see differently need not be looked up in the table
    await db.prisma.$executeRaw`VACUUM ANALYZE licenses`;
    const plans = await db.prisma.$transaction(async (tx) => {
      // a few rows are read faster without an index
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      await tx.$executeRaw`SET LOCAL enable_bitmapscan = off`;
      return [
        await tx.$queryRaw`EXPLAIN SELECT status, expires_at, first_activated_at FROM licenses WHERE issuer_id = ${id}::uuid`,
        await tx.$queryRaw`EXPLAIN SELECT plan_id, created_at FROM licenses
          WHERE issuer_id = ${id}::uuid AND created_at >= now()`,
        await tx.$queryRaw`EXPLAIN SELECT status, expires_at, first_activated_at FROM licenses`,
        await tx.$queryRaw`EXPLAIN SELECT plan_id, created_at FROM licenses WHERE created_at >= now()`,
      ];
    });
    for (const [shop, all, index] of [
      [plans[0], plans[2], 'licenses_issuer_id_status_expires_at_idx'],
      [plans[1], plans[3], 'licenses_issuer_id_created_at_plan_id_idx'],
    ] as const) {
      expect(JSON.stringify(shop)).toContain(`Index Only Scan using ${index}`);
      // of all shops any index that holds the columns will do
      expect(JSON.stringify(all)).toContain('Index Only Scan using licenses_');
    }
  });
});
