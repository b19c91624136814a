import type { OrderSummary } from '@mywasender/contract/http/orders';
import { useFormat } from '@mywasender/ui/use-format';
import { Facts } from './facts.tsx';
import { OrderStateBadge } from './order-state.tsx';
import { orderTitle } from './order-title.ts';
import { useText } from './use-text.ts';

/** What was ordered, what it cost and how it stands. */
export function OrderFacts({ order }: { readonly order: OrderSummary }) {
  const text = useText();
  const format = useFormat();
  const money = (amount: number) => format.money(amount, order.currency);
  const { tax, taxName, refunded, paidAt, state } = order;
  return (
    <Facts
      facts={[
        {
          label: text('buy.what'),
          value: orderTitle(order),
        },
        { label: text('buy.amount'), value: money(order.amount) },
        ...(tax === 0 ? [] : [{ label: text('buy.taxPart', { name: taxName ?? '' }), value: money(tax) }]),
        ...(refunded === 0 ? [] : [{ label: text('buy.refundedPart'), value: money(refunded) }]),
        ...(paidAt === null ? [] : [{ label: text('buy.paidOn'), value: format.dateTime(paidAt) }]),
        { label: text('buy.state'), value: <OrderStateBadge state={state} /> },
      ]}
    />
  );
}
