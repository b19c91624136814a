import type { PersonalData } from '@mywasender/contract/http/privacy';
import type { Queries } from '../db/database.ts';
import { openPendingEmail } from '../email-change/pending-email.ts';
import { openCustomerEmail } from '../licenses/customer-email.ts';
import { secretPlace } from '../mfa/read-factors.ts';
import { describeLine } from '../payments/describe-line.ts';
import { openBilling, openOrderEmail } from '../payments/order-customer.ts';
import { buyerPlace } from '../payments/receipts/issue-receipt.ts';
import { receiptNumber } from '../payments/receipts/present-receipt.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { openEmail } from '../users/email-address.ts';

/**
 * Everything stored about one account, as JSON its owner can read: no hashes and no secrets of ours. Licenses they
 * bought are theirs once the address is shown to be.
 */
export async function readPersonalData(
  deps: Pick<ServerDeps, 'sealer' | 'now'>,
  queries: Queries,
  id: string,
): Promise<PersonalData> {
  const user = await queries.user.findUniqueOrThrow({ where: { id }, include: { emailChange: true } });
  const own = { where: { userId: id } };
  // one after the other: they may share the connection of a transaction
  const sessions = await queries.session.findMany(own);
  const factors = await queries.secondFactor.findMany({ where: { userId: id, pending: false } });
  const passkeys = await queries.passkey.findMany(own);
  const apiKeys = await queries.apiKey.findMany(own);
  const webhooks = await queries.webhook.findMany(own);
  const quota = await queries.quotaEntry.findMany({ ...own, orderBy: { sequence: 'asc' } });
  const issued = await queries.license.findMany({
    where: { issuerId: id },
    include: { plan: true },
    orderBy: { createdAt: 'asc' },
  });
  const bought = await queries.license.findMany({
    where: user.emailVerifiedAt === null ? { id: { in: [] } } : { customerEmailHash: user.emailHash },
    include: { plan: true, devices: true },
    orderBy: { createdAt: 'asc' },
  });
  const orders = await queries.order.findMany({
    where: {
      OR: [
        { buyerId: id },
        ...(user.emailVerifiedAt === null ? [] : [{ customerEmailHash: user.emailHash }]),
      ],
    },
    include: { lines: true, receipts: { orderBy: { number: 'asc' } } },
    orderBy: { createdAt: 'asc' },
  });
  const actions = await queries.auditEntry.findMany({ where: { actorId: id }, orderBy: { sequence: 'asc' } });
  return plain({
    exportedAt: deps.now(),
    account: {
      id,
      email: openEmail(deps, user),
      emailVerifiedAt: user.emailVerifiedAt,
      pendingEmail: user.emailChange && openPendingEmail(deps, user.emailChange),
      name: user.name,
      role: user.role,
      language: user.language,
      mutedMails: user.mutedMails,
      createdAt: user.createdAt,
    },
    sessions: sessions.map(
      ({ client, userAgent, ip, createdAt, lastUsedAt, expiresAt, endedAt, endReason }) => ({
        client,
        userAgent,
        ip,
        createdAt,
        lastUsedAt,
        expiresAt,
        endedAt,
        endReason,
      }),
    ),
    secondFactors: factors.map((factor) => ({
      kind: factor.kind,
      createdAt: factor.createdAt,
      lastUsedAt: factor.lastUsedAt,
      // of text messages it is the number; of an authenticator app a secret that is on their phone already
      ...(factor.kind === 'sms' && factor.secretSealed !== null
        ? { number: deps.sealer.open(factor.secretSealed, secretPlace(factor.id)) }
        : {}),
    })),
    passkeys: passkeys.map(({ name, createdAt, lastUsedAt }) => ({ name, createdAt, lastUsedAt })),
    webhooks: webhooks.map(({ url, events, createdAt, disabledAt, disabledReason }) => ({
      url,
      events,
      createdAt,
      disabledAt,
      disabledReason,
    })),
    apiKeys: apiKeys.map(
      ({ name, keyEnd, scopes, allowedAddresses, createdAt, expiresAt, lastUsedAt, revokedAt }) => ({
        name,
        keyEnd,
        scopes,
        allowedAddresses,
        createdAt,
        expiresAt,
        lastUsedAt,
        revokedAt,
      }),
    ),
    licensesBought: bought.map((license) => ({
      ...licenseFacts(license),
      customerEmail: openCustomerEmail(deps, license),
      note: license.note,
      devices: license.devices.map(({ name, platform, appVersion, status, activatedAt, lastSeenAt }) => ({
        name,
        platform,
        appVersion,
        status,
        activatedAt,
        lastSeenAt,
      })),
    })),
    licensesIssued: issued.map(licenseFacts),
    orders: orders.map((order) => ({
      id: order.id,
      state: order.state,
      provider: order.provider,
      currency: order.currency,
      amount: order.amount,
      tax: order.tax,
      country: order.country,
      email: openOrderEmail(deps, order),
      billing: openBilling(deps, order),
      createdAt: order.createdAt,
      paidAt: order.paidAt,
      lines: order.lines.map((line) => ({ description: describeLine(line), quantity: line.quantity })),
      receipts: order.receipts.map((receipt) => ({
        number: receiptNumber(receipt),
        issuedAt: receipt.issuedAt,
        amount: receipt.amount,
        buyer:
          receipt.buyerSealed === null ? null : deps.sealer.open(receipt.buyerSealed, buyerPlace(receipt.id)),
      })),
    })),
    quota: quota.map(({ kind, amount, balanceAfter, reason, createdAt }) => ({
      kind,
      amount,
      balanceAfter,
      reason,
      createdAt,
    })),
    actions: actions.map(({ at, action, ip, targetType, targetId }) => ({
      at,
      action,
      ip,
      targetType,
      targetId,
    })),
  });
}

function licenseFacts(license: {
  readonly id: string;
  readonly keyEnd: string;
  readonly status: string;
  readonly createdAt: Date;
  readonly firstActivatedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly plan: { readonly name: string };
}) {
  const { id, keyEnd, status, createdAt, firstActivatedAt, expiresAt, plan } = license;
  return { id, keyEnd, status, plan: plan.name, createdAt, firstActivatedAt, expiresAt };
}

/** Dates as text, as they would be sent. */
function plain(data: Omit<PersonalData, 'exportedAt'> & { readonly exportedAt: Date }): PersonalData {
  return JSON.parse(JSON.stringify(data));
}
