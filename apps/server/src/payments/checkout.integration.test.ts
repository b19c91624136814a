import { expect, it } from 'vitest';
import { times } from '../testing/at-once.ts';
import { memoryShop } from './testing/memory-shop.ts';

memoryShop('prices and orders', ({ memory, start }) => {
  it('the price list has what is on sale, by currency', async () => {
    const { call, shop, world } = start();
    const inEuro = await shop.sell({}, { interval: 'year' });
    const inRupees = await shop.sell({ units: 10 }, { currency: 'INR', amount: 50_000 });
    const list = async (query = '') => (await call({ method: 'GET', url: `/v1/prices${query}` })).json;
    const all = await list();
    expect(all).toMatchObject({ providers: [{ name: 'stripe', live: false }], currencies: ['EUR', 'INR'] });
    const ids = all.products.map(({ prices }: { prices: { id: string }[] }) => prices[0]?.id);
    expect(ids.toSorted()).toEqual([inEuro.priceId, inRupees.priceId].toSorted());
    const { products } = await list('?currency=INR');
    expect(products).toMatchObject([
      { kind: 'quota', units: 10, prices: [{ amount: 50_000, interval: null }] },
    ]);
    const { token } = world.admin;
    const end = (path: string) => call({ method: 'PATCH', url: path, token, body: { active: false } });
    await end(`/v1/admin/prices/${inEuro.priceId}`);
    await end(`/v1/admin/products/${inRupees.productId}`);
    expect((await list()).products).toEqual([]);
    const admin = await call({ method: 'GET', url: '/v1/admin/products', token });
    expect(admin.json.items).toHaveLength(2);
  });

  it('one price of a product is on sale for each currency and interval', async () => {
    const { call, shop, world } = start();
    const { productId, priceId } = await shop.sell();
    const { token } = world.admin;
    const add = async (body: object) => {
      const { json } = await call({
        method: 'POST',
        url: '/v1/admin/prices',
        token,
        body: { productId, currency: 'EUR', amount: 100, taxIncluded: true, ...body },
      });
      return json.code ?? 'added';
    };
    expect(await add({})).toBe('PRICE_EXISTS');
    expect(await add({ currency: 'XYZ' })).toBe('VALIDATION_FAILED');
    expect(await add({ interval: 'year' })).toBe('added');
    expect(await add({ interval: 'year' })).toBe('PRICE_EXISTS');
    expect(await add({ currency: 'USD' })).toBe('added');
    await call({ method: 'PATCH', url: `/v1/admin/prices/${priceId}`, token, body: { active: false } });
    expect(await add({})).toBe('added');
    const again = {
      method: 'PATCH',
      url: `/v1/admin/prices/${priceId}`,
      token,
      body: { active: true },
    } as const;
    expect((await call(again)).json.code).toBe('PRICE_EXISTS');
  });

  it('a price is replaced in one moment, once, and what was ordered at it stays', async () => {
    const { call, shop, world, deps } = start();
    const { productId, priceId } = await shop.sell({}, { amount: 5000 });
    const made = await shop.order({ priceId });
    const { token } = world.admin;
    const replace = (body: object) =>
      call({
        method: 'POST',
        url: '/v1/admin/prices',
        token,
        body: { productId, currency: 'EUR', amount: 6000, taxIncluded: true, replaces: priceId, ...body },
      });
    // another currency is another price
    expect((await replace({ currency: 'USD' })).json.code).toBe('CONFLICT');
    const answers = await times(4, () => replace({}));
    expect(answers.map(({ json }) => String(json.code ?? json.amount)).toSorted()).toEqual([
      '6000',
      'CONFLICT',
      'CONFLICT',
      'CONFLICT',
    ]);
    const listed = async () =>
      (await call({ method: 'GET', url: '/v1/prices' })).json.products.find(
        ({ id }: { id: string }) => id === productId,
      );
    expect((await listed()).prices).toMatchObject([{ amount: 6000 }]);
    expect(await shop.look(made)).toMatchObject({ amount: 5000, lines: [{ unitAmount: 5000 }] });
    await memory.fixture.pay(made);
    expect(await shop.look(made)).toMatchObject({ state: 'fulfilled', amount: 5000 });
    const audit = await deps.db.prisma.auditEntry.findMany({ where: { targetId: priceId } });
    expect(audit.map(({ action }) => action)).toEqual(['price.create', 'price.update']);
  });

  it('an admin sees why a product is not on the price list, and cannot undo what another one changed', async () => {
    const { call, shop, world } = start();
    const { productId, planId } = await shop.sell({}, { interval: 'month' });
    const { token } = world.admin;
    const patch = (url: string, body: object) => call({ method: 'PATCH', url, token, body });
    const product = `/v1/admin/products/${productId}`;
    const read = async () =>
      (await call({ method: 'GET', url: '/v1/admin/products', token })).json.items.find(
        ({ id }: { id: string }) => id === productId,
      );
    const plans = await call({ method: 'GET', url: '/v1/admin/plans', token });
    const planName = plans.json.items.find(({ id }: { id: string }) => id === planId).name;
    expect(await read()).toMatchObject({ active: true, onSale: true, version: 0, planName });
    await patch(`/v1/admin/plans/${planId}`, { active: false });
    expect(await read()).toMatchObject({ active: true, onSale: false });
    await patch(`/v1/admin/plans/${planId}`, { active: true });
    const changed = await patch(product, { description: 'For one shop', version: 0 });
    expect(changed.json).toMatchObject({ description: 'For one shop', onSale: true, version: 1 });
    const late = await patch(product, { name: 'Something else', version: 0 });
    expect([late.status, late.json.code]).toEqual([409, 'CONFLICT']);
    expect((await patch(product, { active: false })).json).toMatchObject({ onSale: false, version: 2 });
  });

  it('an order is stored with the price of the list before the provider is asked, also when it does not answer', async () => {
    const { call, shop, deps } = start();
    const { priceId } = await shop.sell({}, { amount: 2500 });
    const { orderId, page } = await shop.order({
      priceId,
      quantity: 3,
      billing: { name: 'Ada', taxId: 'DE1' },
    });
    expect(page).toMatchObject({ method: 'GET', fields: {} });
    const order = await deps.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } });
    expect(order).toMatchObject({ state: 'pending', amount: 7500, tax: 0, currency: 'EUR', live: false });
    await memory.fixture.setDown(true);
    const body = { priceId, quantity: 1, provider: 'stripe', email: 'a@example.org', amount: 1 };
    const invented = await call({ method: 'POST', url: '/v1/checkout', body });
    expect(invented.json.params).toMatchObject({ field: 'amount' });
    const refused = await call({
      method: 'POST',
      url: '/v1/checkout',
      body: { ...body, amount: undefined },
    });
    await memory.fixture.setDown(false);
    expect([refused.status, refused.json.code]).toEqual([503, 'PAYMENT_PROVIDER_UNREACHABLE']);
    expect(await deps.db.prisma.order.count({ where: { providerRef: null, state: 'pending' } })).toBe(1);
  });

  it.each([
    ['a price that is none', { priceId: crypto.randomUUID() }, 'PRICE_UNAVAILABLE'],
    ['a provider that is not set up', { provider: 'paypal' }, 'PAYMENT_PROVIDER_OFF'],
    ['a guest without an address', { email: undefined }, 'VALIDATION_FAILED'],
    ['more than one payment may be', { quantity: 1000 }, 'ORDER_TOO_LARGE'],
  ])('refuses %s', async (_, change, code) => {
    const { call, shop } = start();
    const { priceId } = await shop.sell({}, { amount: 2_000_001 });
    const body = { priceId, quantity: 1, provider: 'stripe', email: 'a@example.org', ...change };
    expect((await call({ method: 'POST', url: '/v1/checkout', body })).json.code).toBe(code);
  });

  it('the status tells a provider that did not answer, and whether an incident is open, and no more', async () => {
    const { call, deps, shop, clock: time } = start();
    const { priceId } = await shop.sell();
    const status = async (after = 15_000) => {
      time.ms += after;
      const { status: code, json } = await call({ method: 'GET', url: '/v1/status' });
      expect(code).toBe(200);
      return json;
    };
    // later than what other tests ordered
    time.ms += 1;
    await shop.order({ priceId });
    expect((await status()).parts).toEqual([
      { name: 'database', state: 'ok' },
      { name: 'mail', state: 'ok' },
      { name: 'stripe', state: 'ok' },
    ]);
    await memory.fixture.setDown(true);
    time.ms += 10_000;
    await expect(shop.order({ priceId })).rejects.toThrow('PAYMENT_PROVIDER_UNREACHABLE');
    await memory.fixture.setDown(false);
    // as long as the provider may still answer, it is not told to be away
    expect((await status(5000)).parts[2]).toEqual({ name: 'stripe', state: 'ok' });
    const discoveredAt = deps.now();
    await deps.db.prisma.incident.create({
      data: {
        id: crypto.randomUUID(),
        title: 'Backup on a bus',
        summary: 'A disk was lost.',
        scope: {},
        actions: [],
        run: 'done',
        status: 'open',
        createdAt: discoveredAt,
        discoveredAt,
        dueAt: discoveredAt,
        openedBy: crypto.randomUUID(),
      },
    });
    const sick = await status();
    expect(sick.parts[2]).toEqual({ name: 'stripe', state: 'problem' });
    expect(sick.lastIncident).toEqual({ discoveredAt: discoveredAt.toISOString(), closedAt: null });
    expect(JSON.stringify(sick)).not.toContain('bus');
    await shop.order({ priceId });
    expect((await status()).parts[2]).toEqual({ name: 'stripe', state: 'ok' });
  });

  it('packs are sold to resellers, licenses to anybody', async () => {
    const { call, shop, world } = start();
    const { priceId } = await shop.sell({ units: 10 });
    const buy = async (token: string | undefined) =>
      (
        await call({
          method: 'POST',
          url: '/v1/checkout',
          token,
          body: { priceId, quantity: 1, provider: 'stripe', email: 'a@example.org' },
        })
      ).json.code ?? 'ordered';
    const people = ['user', 'staff', 'admin', 'reseller'] as const;
    const tokens = await Promise.all(people.map(async (role) => (await world.createPerson(role)).token));
    const answers = await Promise.all([undefined, ...tokens].map(buy));
    expect(answers).toEqual([...Array.from({ length: 4 }, () => 'QUOTA_PACK_BUYER'), 'ordered']);
    expect(await buy('eyJhbGciOiJub25lIn0.e30.')).toBe('UNAUTHENTICATED');
  });

  it('a plan of the provider is made once for a price, however many buy at once', async () => {
    const { shop, deps } = start();
    const { priceId } = await shop.sell({}, { interval: 'month' });
    await shop.order({ priceId });
    const before = memory.calls.plans;
    await times(5, () => shop.order({ priceId }));
    expect(memory.calls.plans).toBe(before);
    expect(await deps.db.prisma.providerPlan.count({ where: { priceId } })).toBe(1);
  });

  it('an order is shown to its buyer and to whoever has the token, for 30 days', async () => {
    const { call, shop, world, clock: time } = start();
    const { priceId } = await shop.sell();
    const buyer = await world.createPerson('user');
    const other = await world.createPerson('user');
    const { orderId, token } = await shop.order({ priceId }, buyer);
    const guest = await shop.order({ priceId, email: other.user.email });
    const see = async (id: string, query: string, person?: typeof buyer) =>
      (await call({ method: 'GET', url: `/v1/orders/${id}${query}`, token: person?.token })).status;
    expect(await see(orderId, '', buyer)).toBe(200);
    expect(await see(orderId, `?token=${token}`)).toBe(200);
    expect(await see(orderId, '')).toBe(404);
    expect(await see(orderId, '', other)).toBe(404);
    expect(await see(orderId, `?token=${guest.token}`)).toBe(404);
    // bought as a guest, with the address of an account that is shown to be theirs
    expect(await see(guest.orderId, '', other)).toBe(200);
    const { json } = await call({ method: 'GET', url: '/v1/orders', token: other.token });
    expect(json.items.map(({ id }: { id: string }) => id)).toEqual([guest.orderId]);
    time.ms += 30 * 86_400_000;
    expect(await see(orderId, `?token=${token}`)).toBe(200);
    time.ms += 1;
    expect(await see(orderId, `?token=${token}`)).toBe(404);
    time.ms -= 30 * 86_400_000 + 1;
  });
});
