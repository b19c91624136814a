import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import type { CheckoutAnswer, CheckoutBody } from '@mywasender/contract/http/checkout';
import { writeAudit } from '../audit/write-audit.ts';
import { sha256 } from '../crypto/digest.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { Actor, RequestOrigin } from '../shared/request-context.ts';
import { openEmail } from '../users/email-address.ts';
import { describeLines } from './describe-line.ts';
import type { SoldPrice } from './offers/price-change.ts';
import { customerColumns } from './order-customer.ts';
import { orderLink, orderToken } from './order-token.ts';
import { priceOrder } from './price-order.ts';
import { providerPlan } from './provider-plan.ts';
import type { CheckoutRequest, PaymentProvider } from './providers/payment-provider.ts';
import { openRenewal } from './reminders/open-renewal.ts';

/** An order nobody paid is given up after so long; Stripe's pages live as long. */
const PENDING_HOURS = 24;

/**
 * Makes an order and the page where it is paid. The price comes from the database; the order is stored before the
 * provider is asked, and its id is what makes a repetition harmless there. `actor` null: a guest, who names an address.
 * Throws `PAYMENT_PROVIDER_OFF`, `RENEWAL_LINK_INVALID`, what {@link priceOrder} throws, and what the provider throws.
 */
export async function checkout(
  deps: ServerDeps,
  body: CheckoutBody,
  actor: Actor | null,
  origin: RequestOrigin,
): Promise<CheckoutAnswer> {
  const provider = deps.payments.get(body.provider);
  if (provider === undefined) throw new AppError('PAYMENT_PROVIDER_OFF', { provider: body.provider });
  const renewal = await readRenewal(deps, body);
  const priced = await priceOrder(deps, body, { actor, renewal });
  const { price, amount, tax } = priced;
  // whoever has the link buys in the name of whom it was mailed to
  const account = renewal === null ? actor : null;
  const buyer = renewal ?? (await readBuyer(deps, body, account));
  const id = randomUUID();
  const at = deps.now();
  const token = orderToken(deps, id);
  const { lines } = await deps.db.prisma.$transaction(async (tx) => {
    const order = await tx.order.create({
      data: {
        id,
        provider: provider.name,
        live: provider.live,
        interval: price.interval,
        currency: price.currency,
        amount,
        tax,
        taxRate: priced.taxRate,
        taxName: priced.taxName,
        country: priced.country,
        buyerId: account?.id ?? null,
        hidesKeys: renewal !== null,
        ...customerColumns(deps, { id, email: buyer.email, billing: body.billing }),
        language: body.language ?? buyer.language,
        tokenHash: sha256(token),
        createdAt: at,
        expiresAt: new Date(at.getTime() + PENDING_HOURS * 3_600_000),
        lines: {
          create: {
            line: 1,
            priceId: price.id,
            kind: price.product.kind,
            productName: price.product.name,
            interval: price.interval,
            planId: price.product.planId,
            units: price.product.units,
            sellerId: price.product.sellerId,
            quantity: body.quantity,
            unitAmount: priced.unitAmount,
            ...priced.goesOn,
          },
        },
      },
      include: { lines: true },
    });
    await writeAudit(tx, {
      at,
      action: 'payment.checkout',
      actorId: actor?.id ?? null,
      target: { type: 'order', id },
      origin,
      details: { provider: provider.name, currency: price.currency, amount },
    });
    return order;
  });
  const { providerRef, page } = await openPage(deps, provider, {
    price,
    request: {
      orderId: id,
      mode: price.interval === null ? 'payment' : 'subscription',
      interval: price.interval,
      currency: price.currency,
      amount,
      description: describeLines(lines),
      email: buyer.email,
      ...returnAddresses(deps, provider, id),
    },
  });
  await deps.db.prisma.order.update({ where: { id }, data: { providerRef } });
  const fields = page.method === 'POST' ? { ...page.fields } : {};
  return { orderId: id, token, page: { method: page.method, url: page.url, fields } };
}

async function readRenewal(deps: ServerDeps, { renewalToken, licenseId }: CheckoutBody) {
  if (renewalToken === undefined) return null;
  if (licenseId !== undefined) {
    throw new AppError('VALIDATION_FAILED', {
      field: 'licenseId',
      problem: 'is not named beside a renewalToken',
    });
  }
  return openRenewal(deps, renewalToken);
}

async function readBuyer(deps: ServerDeps, { email }: CheckoutBody, actor: Actor | null) {
  if (actor === null) {
    if (email === undefined) {
      throw new AppError('VALIDATION_FAILED', { field: 'email', problem: 'is needed to send the key to' });
    }
    return { email, language: 'en' };
  }
  const user = await deps.db.prisma.user.findUniqueOrThrow({ where: { id: actor.id } });
  return { email: openEmail(deps, user), language: user.language };
}

async function openPage(
  deps: ServerDeps,
  provider: PaymentProvider,
  order: { readonly price: SoldPrice; readonly request: Omit<CheckoutRequest, 'providerPlanId'> },
) {
  const { price, request } = order;
  const { currency, amount, interval, description } = request;
  const providerPlanId =
    interval === null
      ? null
      : await providerPlan(deps, provider, { id: price.id, name: description, currency, amount, interval });
  return provider.createCheckout({ ...request, providerPlanId });
}

/** Razorpay posts a form to where the buyer comes back to, which a page cannot take: that goes through a route of ours. */
function returnAddresses(deps: ServerDeps, provider: PaymentProvider, id: string) {
  const { publicUrl } = deps.config;
  const posted = `${publicUrl}/v1/orders/${id}/return?token=${orderToken(deps, id)}`;
  return {
    successUrl: provider.name === 'razorpay' ? posted : orderLink(deps, id),
    cancelUrl: `${publicUrl}/pricing?cancelled=${id}`,
  };
}
