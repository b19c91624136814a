import { afterEach, beforeEach, expect, it } from 'vitest';
import { Prisma } from '../../generated/prisma/client.ts';
import { moveCustomer } from '../../licenses/move-customer.ts';
import { forgetCustomer } from '../../privacy/forget-customer.ts';
import { tally, times } from '../../testing/at-once.ts';
import { readMails } from '../../testing/read-mails.ts';
import { runJobs } from '../../testing/run-jobs.ts';
import type { Person } from '../../testing/world.ts';
import { hashEmail } from '../../users/email-address.ts';
import { memoryShop } from '../testing/memory-shop.ts';
import { remindEnds } from './remind-ends.ts';
import { remindersDue } from './reminders-due.ts';

const DAY = 86_400_000;

memoryShop('reminders before a license ends', ({ server, memory, start, arrive }) => {
  // who signed in stays signed in for the next one
  let begun = 0;
  beforeEach(() => {
    begun = server().clock.ms;
  });
  afterEach(() => {
    server().clock.ms = begun;
  });

  /** A license somebody bought, at the price of 99.00 for a year or for what is named. */
  const bought = async ({
    buyer,
    interval,
    days,
    language = 'en',
  }: {
    readonly buyer?: Person;
    readonly interval?: 'month';
    readonly days?: number;
    readonly language?: 'en' | 'es';
  } = {}) => {
    const { shop, world, deps, call } = start();
    const plan = await world.createPlan(days === undefined ? {} : { durationDays: days });
    const sold = await shop.sell({ planId: plan.id }, interval === undefined ? {} : { interval });
    const email = `${crypto.randomUUID()}@example.org`;
    const guest = buyer === undefined ? { email } : {};
    const first = await shop.order({ priceId: sold.priceId, language, ...guest }, buyer);
    await memory.fixture.pay(first);
    await arrive();
    const { prisma } = deps.db;
    const item = await prisma.orderItem.findFirstOrThrow({ where: { orderId: first.orderId } });
    const licenseId = item.licenseId ?? '';
    const license = () => prisma.license.findUniqueOrThrow({ where: { id: licenseId } });
    /** as if so many days were left, the time before having passed since it was bought */
    const left = async (ahead: number, term = 365) => {
      const end = new Date(server().clock.ms + ahead * DAY);
      const fulfilledAt = new Date(end.getTime() - term * DAY);
      await prisma.order.update({ where: { id: first.orderId }, data: { fulfilledAt } });
      await prisma.license.update({ where: { id: licenseId }, data: { expiresAt: end } });
      return end;
    };
    const reminders = async () =>
      (await prisma.licenseReminder.findMany({ where: { licenseId }, orderBy: { toldAt: 'asc' } })).map(
        ({ days: before }) => before,
      );
    /** the newest mail about it, after what waits was sent */
    const mail = async (template: 'license-ending' | 'license-renewed' = 'license-ending') => {
      await runJobs(server());
      const address = buyer?.user.email ?? email;
      const mails = await readMails(server(), template);
      return mails.filter(({ to }) => JSON.stringify(to).includes(address)).at(-1);
    };
    const token = async () => /\/renew#([\w-]+)/.exec((await mail())?.text ?? '')?.[1] ?? '';
    const offers = async (link: string) =>
      (await call({ method: 'POST', url: '/v1/renewals/offers', body: { token: link } })).json;
    return {
      ...start(),
      prisma,
      sold,
      email,
      licenseId,
      license,
      left,
      reminders,
      mail,
      token,
      offers,
      first,
    };
  };

  it('come 30, 7 and 1 days before, each once, however many servers look, and again for the next end', async () => {
    const { deps } = server();
    const { left, reminders } = await bought();
    const end = await left(31);
    expect(await remindEnds(deps)).toBe(0);
    const { clock } = server();
    clock.ms = end.getTime() - 30 * DAY;
    const counts = await times(20, () => remindEnds(deps));
    expect(tally(counts.map(String))).toEqual({ 0: 19, 1: 1 });
    // what was missed while the server was down is not made up for
    clock.ms = end.getTime() - 0.5 * DAY;
    expect(await remindEnds(deps)).toBe(1);
    expect(await remindEnds(deps)).toBe(0);
    expect(await reminders()).toEqual([30, 1]);
    clock.ms = end.getTime();
    expect(await remindEnds(deps)).toBe(0);
    await left(7);
    expect(await remindEnds(deps)).toBe(1);
    expect(await reminders()).toEqual([30, 1, 7]);
  });

  it('come for the numbers of days that what was paid is twice as long as', async () => {
    const { deps } = server();
    const { left, reminders } = await bought({ days: 30 });
    const told = async (ahead: number, term: number) => {
      await left(ahead, term);
      await remindEnds(deps);
      return reminders();
    };
    expect(await told(30, 30)).toEqual([]);
    expect(await told(7, 13)).toEqual([]);
    expect(await told(7, 14)).toEqual([7]);
    expect(await told(1, 1.5)).toEqual([7]);
    expect(await told(1, 2)).toEqual([7, 1]);
  });

  it('tell a guest, in the language of the order, with a link that renews this license', async () => {
    const given = await bought({ language: 'es' });
    const { deps, shop, sold, left, mail, token, offers, license, licenseId, call, email, prisma } = given;
    const end = await left(7);
    expect(await remindEnds(deps)).toBe(1);
    const { keyEnd } = await license();
    expect((await mail())?.subject).toBe('Su licencia de MyWASender termina pronto');
    expect((await mail())?.text).toContain(keyEnd);
    const link = await token();
    const { tokenHash } = await prisma.licenseReminder.findFirstOrThrow({ where: { licenseId } });
    expect(Buffer.from(tokenHash ?? []).toString('base64url')).not.toBe(link);
    const found = await offers(link);
    expect(Object.keys(found).sort()).toEqual([
      'country',
      'countryNeeded',
      'expiresAt',
      'keyEnd',
      'offers',
      'planName',
      'providers',
      'refusal',
    ]);
    expect(found).toMatchObject({ keyEnd, expiresAt: end.toISOString(), refusal: null });
    expect(found.offers).toMatchObject([{ priceId: sold.priceId, amount: 9900, kind: 'renew' }]);
    // nothing but renewing this license
    const order = async (body: object) => {
      const base = { priceId: sold.priceId, renewalToken: link, quantity: 1, provider: 'stripe' };
      const { status, json } = await call({
        method: 'POST',
        url: '/v1/checkout',
        body: { ...base, ...body },
      });
      return json.code ?? status;
    };
    const dear = await shop.sell({}, { amount: 20_000 });
    expect(await order({ priceId: dear.priceId })).toBe('PRICE_UNAVAILABLE');
    expect(await order({ licenseId })).toBe('VALIDATION_FAILED');
    expect(await order({ quantity: 2 })).toBe('VALIDATION_FAILED');
    expect(await order({ renewalToken: `${link}x` })).toBe('RENEWAL_LINK_INVALID');
    // whoever pays, also signed in as somebody else, pays for the owner and sees no key
    const passer = await server().world.createPerson('user');
    const made = await shop.order({ priceId: sold.priceId, renewalToken: link, shownAmount: 9900 }, passer);
    await memory.fixture.pay(made);
    await arrive();
    expect((await license()).expiresAt).toEqual(new Date(end.getTime() + 365 * DAY));
    expect((await shop.look(made)).licenses).toMatchObject([{ id: licenseId, key: null, keyEnd }]);
    const stored = await prisma.order.findUniqueOrThrow({ where: { id: made.orderId } });
    expect(stored).toMatchObject({ buyerId: null, language: 'es' });
    expect(Buffer.compare(stored.customerEmailHash ?? Buffer.of(), hashEmail(deps, email))).toBe(0);
    expect((await mail('license-renewed'))?.subject).toBe('Su licencia continúa');
  });

  it('have a link that ends 30 days after the license, with another owner, and with their data', async () => {
    const { deps, clock } = server();
    const code = async (one: Awaited<ReturnType<typeof bought>>, link: string) => {
      const { code: refused, refusal } = await one.offers(link);
      return refused ?? refusal;
    };
    const [late, moved, forgotten] = [await bought(), await bought(), await bought()];
    for (const one of [late, moved, forgotten]) await one.left(7);
    expect(await remindEnds(deps)).toBe(3);
    const links = [await late.token(), await moved.token(), await forgotten.token()];
    expect(new Set(links).size).toBe(3);
    const codes = async () => [
      await code(late, links[0] ?? ''),
      await code(moved, links[1] ?? ''),
      await code(forgotten, links[2] ?? ''),
    ];
    expect(await codes()).toEqual([null, null, null]);
    await moveCustomer(deps, deps.db.prisma, { from: hashEmail(deps, moved.email), to: 'new@example.org' });
    await forgetCustomer(deps.db.prisma, { id: forgotten.licenseId });
    expect(await codes()).toEqual([null, 'RENEWAL_LINK_INVALID', 'RENEWAL_LINK_INVALID']);
    clock.ms += 37 * DAY - 1;
    expect(await code(late, links[0] ?? '')).toBe(null);
    clock.ms += 1;
    expect(await code(late, links[0] ?? '')).toBe('RENEWAL_LINK_INVALID');
  });

  it('lead who has an account there, unless they switched these mails off', async () => {
    const { deps, call } = server();
    const owner = await server().world.createPerson('user');
    const { left, mail, reminders, licenseId } = await bought({ buyer: owner });
    await left(30);
    await remindEnds(deps);
    const text = (await mail())?.text ?? '';
    expect(text).toContain(`/account/licenses/${licenseId}`);
    expect(text).not.toContain('/renew#');
    await call({
      method: 'PATCH',
      url: '/v1/me',
      token: owner.token,
      body: { mutedMails: ['license-ending'] },
    });
    const before = (await readMails(server(), 'license-ending')).length;
    await left(7);
    await remindEnds(deps);
    await runJobs(server());
    expect(await reminders()).toEqual([30, 7]);
    expect(await readMails(server(), 'license-ending')).toHaveLength(before);
  });

  it('do not come for what is revoked, suspended, renews by itself, or was not bought here', async () => {
    const { deps, world } = server();
    const { prisma } = deps.db;
    const [revoked, suspended] = [await bought(), await bought()];
    for (const one of [revoked, suspended]) await one.left(7);
    await prisma.license.update({ where: { id: revoked.licenseId }, data: { status: 'revoked' } });
    await prisma.license.update({ where: { id: suspended.licenseId }, data: { status: 'suspended' } });
    const again = await bought({ interval: 'month' });
    await again.left(7, 31);
    // the customer of a shop is the shop's
    const seller = await world.createPerson('reseller', 10);
    const issued = await world.createLicense(seller, { durationDays: 7 });
    await prisma.license.update({
      where: { id: issued.id },
      data: { customerEmailSealed: (await revoked.license()).customerEmailSealed },
    });
    expect(await remindEnds(deps)).toBe(0);
    // once nobody is charged any more, it ends
    await prisma.subscription.update({
      where: { orderId: again.first.orderId },
      data: { state: 'cancelled' },
    });
    expect(await remindEnds(deps)).toBe(1);
    expect(await again.reminders()).toEqual([7]);
  });

  it('are found by the index of ends', async () => {
    const { prisma } = server().deps.db;
    const now = new Date();
    const plan = await prisma.$transaction(async (tx) => {
      // a table as small as that of a test would be read whole
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      return tx.$queryRaw`${Prisma.sql`EXPLAIN `}${remindersDue({ at: now, from: now, limit: 100 })}`;
    });
    expect(JSON.stringify(plan)).toContain('licenses_untold_expiry_idx');
  });
});
