import type { OrderSummary } from '@mywasender/contract/http/payments';
import { formatMoney } from '@mywasender/contract/money';
import { useFormat } from '@mywasender/ui/use-format';
import { useTranslation } from 'react-i18next';
import { Facts } from './facts.tsx';
import { OrderStateBadge } from './order-state.tsx';
import { useText } from './use-text.ts';

/** What was ordered, what it cost and how it stands. */
export function OrderFacts({ order }: { readonly order: OrderSummary }) {
  const text = useText();
  const format = useFormat();
  const { i18n } = useTranslation();
  const money = (amount: number) => formatMoney(amount, order.currency, i18n.language);
  const { lines, tax, taxName, refunded, paidAt, state } = order;
  return (
    <Facts
      facts={[
        {
          label: text('buy.what'),
          value: lines.map(({ description, quantity }) => `${description} × ${quantity}`).join(', '),
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
