import { expect, it } from 'vitest';
import { times } from '../../testing/at-once.ts';
import { processOrder } from '../process-order.ts';
import { memoryShop } from '../testing/memory-shop.ts';

memoryShop('receipts', ({ memory, start, arrive }) => {
  it('receipts: a number each without gaps, for what is paid and what is given back, to print', async () => {
    const { shop, world, call, deps } = start();
    const { priceId } = await shop.sell({}, { amount: 1190 });
    const buyer = await world.createPerson('user');
    const made = await shop.order(
      { priceId, billing: { name: 'Ada Łovelace', address: 'Ράδιο 1', taxId: 'DE123' }, language: 'es' },
      buyer,
    );
    const { prisma } = deps.db;
    // as if the buyer lived where 19 % are included
    await prisma.order.update({
      where: { id: made.orderId },
      data: { tax: 190, taxRate: 1900, taxName: 'VAT' },
    });
    const url = `/v1/orders/${made.orderId}/receipt.pdf`;
    const file = (query: string, token?: string) => call({ method: 'GET', url: `${url}${query}`, token });
    expect((await file(`?token=${made.token}`)).json.code).toBe('RECEIPT_MISSING');
    await memory.fixture.pay(made);
    await arrive();
    for (const amount of [333, 333, 524]) {
      await memory.fixture.refund(made, amount);
      await arrive();
      await arrive();
    }
    const { receipts } = await shop.look(made);
    const sums = receipts.map(({ kind, amount, tax }: Record<string, unknown>) => [kind, amount, tax]);
    expect(sums).toEqual([
      ['invoice', 1190, 190],
      ['credit', 333, 53],
      ['credit', 333, 53],
      ['credit', 524, 84],
    ]);
    const all = await prisma.receipt.findMany({ orderBy: { number: 'asc' } });
    expect(all.map(({ number }) => number)).toEqual(all.map((_, index) => index + 1));
    const sold = await prisma.salesOfDay.findMany();
    expect(sold).toMatchObject([{ provider: 'stripe', live: false, paid: 1190n, givenBack: 1190n }]);
    const overview = await call({
      method: 'GET',
      url: '/v1/admin/overview?days=365',
      token: world.admin.token,
    });
    expect(overview.json.money.series).toMatchObject([{ provider: 'stripe', live: false }]);
    expect(overview.json.money.points.at(-1)).toMatchObject({ paid: [1190], givenBack: [1190] });
    const pdf = await file(`?token=${made.token}&receipt=${receipts[0].id}`);
    expect([pdf.headers['content-type'], pdf.text.startsWith('%PDF-')]).toEqual(['application/pdf', true]);
    expect(pdf.text).toContain(`(Factura ${receipts[0].number})`);
    expect(pdf.text).toContain('/Lang (es)');
    expect(pdf.headers['content-disposition']).toContain(receipts[0].number);
    expect((await file('', buyer.token)).status).toBe(200);
    expect((await file('', world.admin.token)).status).toBe(200);
    expect((await file('')).status).toBe(404);
    expect((await file('', (await world.createPerson('user')).token)).status).toBe(404);
  });

  it('twenty orders paid at once get twenty numbers in a row', async () => {
    const { shop, deps } = start();
    const { priceId } = await shop.sell();
    const orders = await times(20, () => shop.order({ priceId }));
    for (const order of orders) await memory.fixture.pay(order);
    await memory.fixture.deliveries();
    await Promise.all(orders.map(({ orderId }) => processOrder(deps, orderId)));
    const all = await deps.db.prisma.receipt.findMany({ orderBy: { number: 'asc' } });
    expect(all.map(({ number }) => number)).toEqual(all.map((_, index) => index + 1));
  });
});
