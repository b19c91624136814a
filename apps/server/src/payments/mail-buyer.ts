import { formatMoney } from '@mywasender/contract/money';
import type { Prisma } from '../generated/prisma/client.ts';
import type { MailMessage } from '../mail/mail-params.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { describeLines } from './describe-line.ts';
import type { LockedOrder } from './locked-order.ts';
import { openOrderEmail } from './order-customer.ts';
import { orderLink } from './order-token.ts';

/** Keys of more licenses are read on the page of the order. */
const MOST_KEYS = 10;

/** Tells whoever ordered; nobody where the address was forgotten. */
export async function mailBuyer(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  mail: {
    readonly order: LockedOrder;
    readonly template:
      | 'order-fulfilled'
      | 'order-refunded'
      | 'subscription-renewed'
      | 'license-renewed'
      | 'renewal-failed';
    readonly keys?: readonly string[];
    /** how far the licenses run now */
    readonly until?: Date;
  },
): Promise<void> {
  const { order, template, keys = [], until } = mail;
  const to = openOrderEmail(deps, order);
  if (to === null) return;
  const params = {
    order: describeLines(order.lines),
    amount: formatMoney(order.amount, order.currency, order.language),
    // what is paid again and again is ended in an account
    link:
      template === 'renewal-failed' ? `${deps.config.publicUrl}/account/orders` : orderLink(deps, order.id),
    ...(until === undefined ? {} : { until: until.toISOString() }),
    ...(keys.length > 0 && keys.length <= MOST_KEYS ? { key: keys.join(' · ') } : {}),
  };
  await deps.mail.enqueue(tx, { to, language: order.language, template, params } as MailMessage);
}
