import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSealer } from '../crypto/sealer.ts';
import { sealPendingEmail } from '../email-change/pending-email.ts';
import { openLicenseKey } from '../licenses/license-keys.ts';
import { customerColumns } from '../payments/order-customer.ts';
import { buyerPlace } from '../payments/receipts/issue-receipt.ts';
import { openRelay } from '../relay/open-relay.ts';
import { bodyPlace } from '../relay/take-webhook.ts';
import { oneDatabase } from '../testing/each-database.ts';
import { runJobs } from '../testing/run-jobs.ts';
import { SCHEMA_COLUMNS } from '../testing/schema-columns.ts';
import { openEmail } from '../users/email-address.ts';
import { rotateEncryption } from './rotate-encryption.ts';
import { SEALED_COLUMNS } from './sealed-columns.ts';

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];
const ADDRESS = 'ada@example.org';

it('every sealed column is rotated', () => {
  const sealed = [...SCHEMA_COLUMNS.values()].flatMap((columns) =>
    columns.filter(({ name }) => name.endsWith('Sealed')).map(({ name }) => name),
  );
  const rotated = SEALED_COLUMNS.map(({ column }) =>
    column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
  );
  expect(rotated.toSorted()).toEqual(sealed.toSorted());
});

oneDatabase(
  'rotation of the encryption key',
  (server) => {
    it('leaves nothing sealed with the old key, also of what changes meanwhile, and the old key can be dropped', async () => {
      const { deps, world, call } = server();
      const { prisma } = deps.db;
      const seller = await world.createPerson('reseller', 1200);
      const plan = await world.createPlan();
      const generate = (quantity: number) =>
        call({
          method: 'POST',
          url: '/v1/licenses',
          token: seller.token,
          body: { planId: plan.id, quantity, customerEmail: ADDRESS },
          headers: { 'idempotency-key': randomUUID() },
        });
      // more than one batch
      for (let i = 0; i < 6; i++) expect((await generate(100)).status).toBe(201);
      await prisma.secondFactor.create({
        data: {
          id: seller.user.id,
          userId: seller.user.id,
          kind: 'totp',
          pending: true,
          secretSealed: deps.sealer.seal('seed', `second_factors.secret_sealed.${seller.user.id}`),
          createdAt: deps.now(),
        },
      });
      await prisma.order.create({
        data: {
          id: seller.user.id,
          provider: 'stripe',
          currency: 'EUR',
          amount: 100,
          tax: 0,
          taxRate: 0,
          live: false,
          ...customerColumns(deps, { id: seller.user.id, email: ADDRESS, billing: { name: 'Ada' } }),
          language: 'en',
          createdAt: deps.now(),
          expiresAt: deps.now(),
        },
      });
      await prisma.receipt.create({
        data: {
          id: seller.user.id,
          orderId: seller.user.id,
          kind: 'invoice',
          cause: 'payment',
          series: '2026',
          number: 1,
          currency: 'EUR',
          amount: 100,
          tax: 0,
          sellerText: '',
          buyerSealed: deps.sealer.seal('Ada', buyerPlace(seller.user.id)),
          issuedAt: deps.now(),
        },
      });
      await prisma.emailChange.create({
        data: {
          id: seller.user.id,
          userId: seller.user.id,
          emailSealed: sealPendingEmail(deps, { id: seller.user.id, email: ADDRESS }),
          sessionId: seller.context.actor.sessionId,
          createdAt: deps.now(),
          expiresAt: deps.now(),
        },
      });
      await prisma.$transaction((tx) =>
        deps.mail.enqueue(tx, {
          to: ADDRESS,
          language: 'en',
          template: 'account-locked',
          params: { name: 'Ada', until: deps.now().toISOString() },
        }),
      );
      const keys = { encryptionKeys: [newKey, oldKey] };
      const [changing] = (await generate(1)).json.licenses;
      const { relayId } = await openRelay(deps, { licenseId: changing.id, appSecret: 'secret' });
      await prisma.relayEvent.create({
        data: {
          id: relayId,
          relayId,
          position: 1,
          digest: randomBytes(32),
          bodySealed: deps.sealer.seal('{}', bodyPlace(relayId)),
          bytes: 2,
          receivedAt: deps.now(),
        },
      });
      const [done] = await Promise.all([
        rotateEncryption(deps.db, keys),
        call({
          method: 'POST',
          url: `/v1/licenses/${changing.id}/transfer`,
          token: seller.token,
          body: { customerEmail: 'new@example.org' },
        }),
      ]);
      expect(done.map(({ unreadable }) => unreadable)).toEqual(done.map(() => 0));
      for (const { name, resealed } of done) expect([name, resealed > 0]).toEqual([name, true]);
      // the change above was sealed by a server that still has the old key first
      const again = await rotateEncryption(deps.db, keys);
      expect(again.reduce((sum, { resealed }) => sum + resealed, 0)).toBeLessThanOrEqual(3);
      expect((await rotateEncryption(deps.db, keys)).every(({ resealed }) => resealed === 0)).toBe(true);

      const sealer = createSealer([newKey]);
      const user = await prisma.user.findUniqueOrThrow({ where: { id: seller.user.id } });
      expect(openEmail({ sealer }, user)).toBe(seller.user.email);
      const license = await prisma.license.findUniqueOrThrow({ where: { id: changing.id } });
      expect(openLicenseKey({ sealer }, license)).toBe(changing.key);
      const withNewKey = { ...server(), deps: { ...deps, sealer } };
      expect(await runJobs(withNewKey)).toContainEqual({ name: 'mail.send', failed: false });
      const lost = await rotateEncryption(deps.db, { encryptionKeys: [randomBytes(32)] });
      expect(lost.find(({ name }) => name === 'users.email_sealed')).toMatchObject({
        resealed: 0,
        unreadable: await prisma.user.count(),
      });
    });
  },
  { config: { encryptionKeys: [oldKey] } },
);
