import { randomUUID } from 'node:crypto';
import type { LicenseWithKey } from '@mywasender/contract/http/licenses';
import { expect, it } from 'vitest';
import { readQuota } from '../quota/read-quota.ts';
import { times } from '../testing/at-once.ts';
import { oneDatabase } from '../testing/each-database.ts';
import { runJobs } from '../testing/run-jobs.ts';
import { takeMails } from '../testing/take-mails.ts';
import { createTestDevice } from '../testing/test-device.ts';
import type { TestServer } from '../testing/test-server.ts';
import type { Person } from '../testing/world.ts';
import { extendLicenses, revokeLicenses, suspendLicenses } from './bulk-licenses.ts';
import { generateLicenses } from './generate-licenses.ts';

const DAY = 24 * 60 * 60_000;

/** New licenses of a plan of their own, in the order of their ids. */
async function make({ deps, world }: TestServer, seller: Person, quantity: number, plan: object = {}) {
  const { id: planId } = await world.createPlan(plan);
  const { licenses } = await generateLicenses(deps, { planId, quantity }, seller.context, undefined);
  return licenses.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const idsOf = (licenses: readonly LicenseWithKey[]) => licenses.map(({ id }) => id);

async function auditsOf({ deps }: TestServer, action: string, ids: readonly string[]) {
  return deps.db.prisma.auditEntry.count({ where: { action, targetId: { in: [...ids] } } });
}

oneDatabase('bulk actions at once', (server) => {
  it('20 over overlapping licenses, in opposite orders: all succeed, and nothing is done twice', async () => {
    const { deps, world, clock } = server();
    const seller = await world.createPerson('reseller', 30);
    const licenses = await make(server(), seller, 30, { durationDays: 10 });
    const ids = idsOf(licenses);
    /** 12 neighbours of 30, every other call from the last to the first */
    const part = (call: number) => {
      const some = Array.from({ length: 12 }, (_, index) => ids[(call * 5 + index) % 30] ?? '');
      return call % 2 === 0 ? some : some.toReversed();
    };
    const timesNamed = (id: string) =>
      Array.from({ length: 20 }, (_, call) => part(call)).filter((some) => some.includes(id)).length;

    await times(20, (call) =>
      extendLicenses(deps, { ids: part(call), days: 1 }, seller.context, randomUUID()),
    );
    const rows = await deps.db.prisma.license.findMany({
      where: { id: { in: ids } },
      orderBy: { id: 'asc' },
    });
    expect(rows.map(({ expiresAt }) => expiresAt?.getTime())).toEqual(
      ids.map((id) => clock.ms + (10 + timesNamed(id)) * DAY),
    );
    expect(await auditsOf(server(), 'license.extend', ids)).toBe(20 * 12);

    const suspended = await times(20, (call) =>
      suspendLicenses(deps, { ids: part(call) }, seller.context, undefined),
    );
    expect(suspended.flatMap(({ changed }) => changed).toSorted()).toEqual(ids);
    expect(await auditsOf(server(), 'license.suspend', ids)).toBe(30);

    const revoked = await times(20, (call) =>
      revokeLicenses(deps, { ids: part(call) }, seller.context, undefined),
    );
    expect(revoked.flatMap(({ refunded }) => refunded).toSorted()).toEqual(ids);
    expect(await auditsOf(server(), 'license.revoke', ids)).toBe(30);
    expect(await readQuota(deps, seller.user.id)).toMatchObject({ balance: 30 });
    expect(await deps.db.prisma.license.count({ where: { id: { in: ids }, status: 'revoked' } })).toBe(30);
    const ledger = await deps.db.prisma.quotaEntry.findMany({
      where: { userId: seller.user.id, kind: 'refund' },
      orderBy: { sequence: 'asc' },
    });
    expect(ledger.map(({ balanceAfter }) => balanceAfter)).toEqual(ids.map((_, index) => index + 1));
  });
});

oneDatabase('bulk actions', (server) => {
  const post = (verb: string, { token }: Person, body: object, headers: Record<string, string> = {}) =>
    server().call({ method: 'POST', url: `/v1/licenses/bulk/${verb}`, token, body, headers });

  it('do to each license what the action does to one: state, ledger, audit, webhooks, signals', async () => {
    const { deps, world } = server();
    const seller = await world.createPerson('reseller', 3);
    const [a, b, used] = await make(server(), seller, 3);
    if (a === undefined || b === undefined || used === undefined) throw new Error('no licenses');
    await (await createTestDevice(server())).activate(used.key);
    const webhook = { url: 'http://127.0.0.1:9', events: ['license.suspended', 'license.revoked'] };
    await server().call({ method: 'POST', url: '/v1/webhooks', token: seller.token, body: webhook });
    const heard: string[] = [];
    const forget = deps.signals.subscribe((signal) => {
      if (signal.kind === 'license') heard.push(signal.id);
    });
    const ids = [used.id, a.id.toUpperCase(), b.id];
    await post('suspend', seller, { ids: [a.id] });
    const suspended = await post('suspend', seller, { ids, reason: 'unpaid' });
    expect(suspended.status).toBe(200);
    expect(suspended.json.licenses.map(({ status }: { status: string }) => status)).toEqual(
      Array(3).fill('suspended'),
    );
    // one of them was suspended already
    expect(suspended.json.changed.toSorted()).toEqual([b.id, used.id].toSorted());
    expect((await post('resume', seller, { ids: [b.id] })).json.licenses[0]).toMatchObject({
      id: b.id,
      status: 'active',
    });
    const revoked = await post('revoke', seller, { ids });
    expect(revoked.json.refunded.toSorted()).toEqual([a.id, b.id].toSorted());
    expect((await post('revoke', seller, { ids })).json).toMatchObject({ changed: [], refunded: [] });
    forget();
    expect(heard.toSorted()).toEqual([a.id, b.id, used.id, b.id, a.id, b.id, used.id].toSorted());
    expect(await readQuota(deps, seller.user.id)).toMatchObject({ balance: 2 });
    const all = idsOf([a, b, used]);
    expect(await auditsOf(server(), 'license.suspend', all)).toBe(3);
    const told = await deps.db.prisma.webhookDelivery.groupBy({
      by: ['type'],
      where: { webhook: { userId: seller.user.id } },
      _count: true,
      orderBy: { type: 'asc' },
    });
    expect(told).toEqual([
      { type: 'license.revoked', _count: 3 },
      { type: 'license.suspended', _count: 3 },
    ]);
    // a job for each of them
    const done = await runJobs(server());
    expect(done.filter(({ name }) => name === 'webhook.deliver')).toHaveLength(6);
  });

  it('name the licenses of others, and change nothing', async () => {
    const { world } = server();
    const seller = await world.createPerson('reseller', 2);
    const rival = await world.createPerson('reseller', 1);
    const own = await make(server(), seller, 2);
    const [foreign] = await make(server(), rival, 1);
    const nowhere = randomUUID();
    for (const [verb, more] of [
      ['suspend', {}],
      ['revoke', {}],
      ['extend', { days: 5 }],
    ] as const) {
      const { status, json } = await post(verb, seller, {
        ids: [...idsOf(own), foreign?.id, nowhere],
        ...more,
      });
      expect([status, json.code, json.params.count]).toEqual([404, 'LICENSES_NOT_FOUND', 2]);
      expect(new Set(json.params.ids.split(', '))).toEqual(new Set([foreign?.id, nowhere]));
    }
    const all = idsOf([...own, ...(foreign ? [foreign] : [])]);
    const actions = ['license.suspend', 'license.revoke', 'license.extend'];
    expect(await Promise.all(actions.map((action) => auditsOf(server(), action, all)))).toEqual([0, 0, 0]);
    // the same licenses, by somebody who may
    expect((await post('suspend', world.admin, { ids: all })).json.changed).toHaveLength(3);
  });

  it('name the licenses that refuse, with why, and change nothing', async () => {
    const { world } = server();
    const seller = await world.createPerson('reseller', 4);
    const [revoked, fine] = await make(server(), seller, 2);
    const [endless] = await make(server(), seller, 1, { durationDays: null });
    const [pending] = await make(server(), seller, 1, { expiryBasis: 'firstActivation', durationDays: 9 });
    await post('revoke', seller, { ids: [revoked?.id] });
    const suspend = await post('suspend', seller, { ids: [revoked?.id, fine?.id] });
    expect([suspend.status, suspend.json.code, suspend.json.params]).toEqual([
      409,
      'LICENSES_REFUSED',
      { count: 1, ids: revoked?.id, reason: 'This license is revoked and cannot be suspended.' },
    ]);
    const extend = await post('extend', seller, { ids: [fine?.id, endless?.id], days: 3 });
    expect(extend.json.params).toMatchObject({
      ids: endless?.id,
      reason: expect.stringContaining('without end'),
    });
    const beyond = { ids: [fine?.id], expiresAt: fine?.expiresAt };
    expect((await post('extend', seller, beyond)).json.code).toBe('LICENSES_REFUSED');
    const { licenses } = (await post('extend', seller, { ids: [fine?.id, pending?.id], days: 3 })).json;
    const after = new Map<string, LicenseWithKey>(licenses.map((one: LicenseWithKey) => [one.id, one]));
    expect(after.get(pending?.id ?? '')?.pendingDays).toBe(12);
    expect(after.get(fine?.id ?? '')?.expiresAt).toBe(
      new Date(Date.parse(fine?.expiresAt ?? '') + 3 * DAY).toISOString(),
    );
  });

  it('come again the same for the same Idempotency-Key, and not for another request', async () => {
    const { world } = server();
    const seller = await world.createPerson('reseller', 2);
    const ids = idsOf(await make(server(), seller, 2));
    const key = { 'idempotency-key': 'december' };
    const first = await post('extend', seller, { ids, days: 30 }, key);
    const again = await post('extend', seller, { ids, days: 30 }, key);
    expect([again.status, again.json]).toEqual([200, first.json]);
    expect(await auditsOf(server(), 'license.extend', ids)).toBe(2);
    const other = await post('suspend', seller, { ids }, key);
    expect([other.status, other.json.code]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('follow the leave of the employer: staff suspend, and revoke when they may', async () => {
    const { deps, world } = server();
    const seller = await world.createPerson('reseller', 1);
    const clerk = await world.createPerson('staff', 0, seller);
    const ids = idsOf(await make(server(), seller, 1));
    expect((await post('suspend', clerk, { ids })).status).toBe(200);
    expect((await post('revoke', clerk, { ids })).json.code).toBe('FORBIDDEN');
    await deps.db.prisma.user.update({ where: { id: clerk.user.id }, data: { mayRevoke: true } });
    expect((await post('revoke', clerk, { ids })).json.changed).toEqual(ids);
  });

  it.each([
    ['no license', { ids: [] }, 'ids'],
    ['more than 1000', { ids: Array.from({ length: 1001 }, () => randomUUID()) }, 'ids'],
    ['what is no id', { ids: ['x'] }, 'ids.0'],
    ['one twice', { ids: Array(2).fill(randomUUID()) }, 'ids'],
    ['days where none belong', { ids: [randomUUID()], days: 1 }, 'days'],
  ])('are refused for %s', async (_name, body, field) => {
    const { status, json } = await post('suspend', server().world.admin, body);
    expect([status, json.code, json.params.field]).toEqual([400, 'VALIDATION_FAILED', field]);
  });

  it('extend by days or to a day, not both', async () => {
    const { admin } = server().world;
    const ids = [randomUUID()];
    expect((await post('extend', admin, { ids })).status).toBe(400);
    expect((await post('extend', admin, { ids, days: 1, expiresAt: '2999-01-01T00:00:00Z' })).status).toBe(
      400,
    );
  });

  it('take 1,000 licenses at once', async () => {
    const { deps, world } = server();
    const seller = await world.createPerson('reseller', 1000);
    const ids = idsOf(await make(server(), seller, 1000));
    const revoked = await post('revoke', seller, { ids });
    expect([revoked.status, revoked.json.refunded.length]).toEqual([200, 1000]);
    expect(await readQuota(deps, seller.user.id)).toMatchObject({ balance: 1000 });
  });

  it('are mailed to their customers, all or none, once for one Idempotency-Key', async () => {
    const { world, call } = server();
    await takeMails(server());
    const seller = await world.createPerson('reseller', 9);
    const customer = await world.createPerson('user');
    const [first, second] = await times(2, () => world.createLicense(seller, { durationDays: 10 }, customer));
    const [nobodys] = await make(server(), seller, 1);
    const mail = async (ids: readonly unknown[], key: string) =>
      call({
        method: 'POST',
        url: '/v1/licenses/bulk/mail',
        token: seller.token,
        body: { ids },
        headers: { 'idempotency-key': key },
      });
    const refused = await mail([first?.id, nobodys?.id], 'one');
    expect([refused.status, refused.json.code, refused.json.params.ids]).toEqual([
      409,
      'LICENSES_REFUSED',
      nobodys?.id,
    ]);
    expect(await takeMails(server())).toEqual([]);
    for (const key of ['two', 'two']) expect((await mail([first?.id, second?.id], key)).status).toBe(200);
    const mails = await takeMails(server());
    expect(mails).toHaveLength(2);
    for (const mail of mails)
      expect(mail).toMatchObject({ to: customer.user.email, template: 'license-issued' });
    expect(new Set(mails.map(({ params }) => 'key' in params && params.key))).toEqual(
      new Set([first?.key, second?.key]),
    );
    expect(await auditsOf(server(), 'license.mail-key', [String(first?.id), String(second?.id)])).toBe(2);
  });

  it('are exported, page after page, as listed or as named, with keys where asked for', async () => {
    const { deps, world, call } = server();
    const seller = await world.createPerson('reseller', 1000);
    const other = await world.createPerson('reseller', 3);
    const licenses = await make(server(), seller, 700);
    await make(server(), other, 3);
    const [first] = licenses;
    await post('suspend', seller, { ids: [first?.id] });
    const take = async (by: Person, body: object) =>
      call({ method: 'POST', url: '/v1/licenses/export', token: by.token, body });
    const all = await take(seller, { withKeys: true });
    expect(all.headers['content-disposition']).toMatch(
      /^attachment; filename="licenses-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const [header, ...lines] = all.text.trim().split('\r\n');
    expect(header).toBe('\uFEFFkey,status,plan,devices,used,customer,note,created,activated,expires'.trim());
    const keys = lines.map((line) => line.split(',')[0]);
    expect(keys).toHaveLength(700);
    expect(new Set(keys)).toEqual(new Set(licenses.map(({ key }) => key)));
    const suspended = await take(seller, { status: 'suspended' });
    expect(suspended.text.trim().split('\r\n').slice(1)).toMatchObject([
      expect.stringMatching(new RegExp(`^${first?.keyEnd},suspended,`)),
    ]);
    const named = await take(seller, { ids: idsOf(licenses.slice(5, 7)) });
    expect(named.text.trim().split('\r\n')).toHaveLength(3);
    const foreign = await take(other, { ids: [first?.id] });
    expect([foreign.status, foreign.json.code]).toEqual([404, 'LICENSES_NOT_FOUND']);
    const entries = await deps.db.prisma.auditEntry.findMany({
      where: { action: 'license.export', actorId: seller.user.id },
      orderBy: { sequence: 'asc' },
    });
    expect(entries.map(({ details }) => details)).toEqual([
      { filters: [], withKeys: true, named: null },
      { filters: ['status'], withKeys: false, named: null },
      { filters: ['ids'], withKeys: false, named: 2 },
    ]);
  });
});
