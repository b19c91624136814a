import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Prisma } from '../generated/prisma/client.ts';
import { tally, times } from '../testing/at-once.ts';
import { oneDatabase } from '../testing/each-database.ts';
import { PRISMA_DIR } from '../testing/prisma-dir.ts';
import type { Person } from '../testing/world.ts';
import { createWebhook } from '../webhooks/manage-webhooks.ts';
import { resumeLicense, suspendLicense } from './change-license-status.ts';
import { extendLicense } from './extend-license.ts';
import { revokeLicense } from './revoke-license.ts';
import { expiriesToTell, tellExpiries } from './tell-expiries.ts';

const DAY = 24 * 60 * 60_000;
const MIGRATION = join(PRISMA_DIR, 'migrations/20261126120000_tell_expiries/migration.sql');

oneDatabase('the end of a license', (server) => {
  const shop = async () => {
    const seller = await server().world.createPerson('reseller', 200);
    const body = { url: 'https://shop.example.com/hook', events: ['license.expired' as const] };
    await createWebhook(server().deps, body, seller.context, undefined);
    return seller;
  };
  const sell = (seller: Person) => server().world.createLicense(seller, { durationDays: 30 });
  const pass = (days: number) => {
    server().clock.ms += days * DAY;
  };
  /** what the shop was told, oldest end first: `id expiresAt` */
  const told = async ({ user }: Person) => {
    const rows = await server().deps.db.prisma.webhookDelivery.findMany({
      where: { type: 'license.expired', webhook: { userId: user.id } },
      orderBy: { createdAt: 'asc' },
    });
    return rows.map(({ body }) => {
      const { license } = JSON.parse(body).data;
      return `${license.id} ${license.expiresAt}`;
    });
  };

  it('is told once, also when 20 servers look at the same time after all were down over it', async () => {
    const { deps } = server();
    const seller = await shop();
    const license = await sell(seller);
    await tellExpiries(deps);
    expect(await told(seller)).toEqual([]);
    pass(90);
    const counts = await times(20, () => tellExpiries(deps));
    expect(tally(counts.map(String))).toEqual({ 0: 19, 1: 1 });
    expect(await told(seller)).toEqual([`${license.id} ${license.expiresAt}`]);
    expect(await tellExpiries(deps)).toBe(0);
  });

  it('is told at the very moment, and again when the license was extended and ends again', async () => {
    const { deps, clock } = server();
    const seller = await shop();
    const { id, expiresAt } = await sell(seller);
    const first = Date.parse(expiresAt ?? '');
    clock.ms = first - 1;
    expect(await tellExpiries(deps)).toBe(0);
    clock.ms = first;
    expect(await tellExpiries(deps)).toBe(1);
    const extended = await extendLicense(deps, id, { days: 10 }, seller.context, undefined);
    expect(await tellExpiries(deps)).toBe(0);
    pass(10);
    expect(await tellExpiries(deps)).toBe(1);
    expect(await told(seller)).toEqual([`${id} ${expiresAt}`, `${id} ${extended.expiresAt}`]);
  });

  it('is not told of a license extended in time, revoked, or suspended, unless that one is resumed', async () => {
    const { deps } = server();
    const seller = await shop();
    const [extended, revoked, suspended] = [await sell(seller), await sell(seller), await sell(seller)];
    await extendLicense(deps, extended.id, { days: 100 }, seller.context, undefined);
    await revokeLicense(deps, revoked.id, undefined, seller.context);
    await suspendLicense(deps, suspended.id, undefined, seller.context);
    pass(31);
    expect(await tellExpiries(deps)).toBe(0);
    await resumeLicense(deps, suspended.id, undefined, seller.context);
    expect(await tellExpiries(deps)).toBe(1);
    expect(await told(seller)).toEqual([`${suspended.id} ${suspended.expiresAt}`]);
  });

  it('is told of every license where more ended than fit into one batch', async () => {
    const { deps, world } = server();
    const seller = await shop();
    const plan = await world.createPlan({ durationDays: 30 });
    const body = { planId: plan.id, quantity: 120 };
    const { status } = await server().call({
      method: 'POST',
      url: '/v1/licenses',
      token: seller.token,
      body,
    });
    expect(status).toBe(201);
    pass(31);
    const counts = await times(3, () => tellExpiries(deps));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(120);
    expect(new Set(await told(seller)).size).toBe(120);
  });

  it('is not told of what had ended before the migration', async () => {
    const { deps } = server();
    const seller = await shop();
    const { id, expiresAt } = await sell(seller);
    const old = await sell(seller);
    // the migration goes by the clock of the database
    const past = new Date(Date.now() - DAY);
    await deps.db.prisma.license.update({ where: { id: old.id }, data: { expiresAt: past } });
    const [statement = ''] = /^UPDATE .*$/m.exec(readFileSync(MIGRATION, 'utf8')) ?? [];
    await deps.db.pool.query(statement);
    expect(await tellExpiries(deps)).toBe(0);
    pass(31);
    expect(await tellExpiries(deps)).toBe(1);
    expect(await told(seller)).toEqual([`${id} ${expiresAt}`]);
  });

  it('is found by its index, in the order of that', async () => {
    const { prisma } = server().deps.db;
    const plan = await prisma.$transaction(async (tx) => {
      // a table as small as that of a test would be read whole
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      return tx.$queryRaw`${Prisma.sql`EXPLAIN `}${expiriesToTell(new Date(), 50)}`;
    });
    expect(JSON.stringify(plan)).toContain('Index Scan using licenses_untold_expiry_idx');
    expect(JSON.stringify(plan)).not.toContain('Sort');
  });
});
