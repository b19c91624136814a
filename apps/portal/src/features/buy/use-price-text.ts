import type { Price } from '@mywasender/contract/http/payments';
import { formatMoney } from '@mywasender/contract/money';
import { useTranslation } from 'react-i18next';
import { useText } from '../../shared/use-text.ts';

const EVERY = { month: 'buy.perMonth', year: 'buy.perYear' } as const;

/** "$49.00 a year" */
export function usePriceText(): (price: Pick<Price, 'amount' | 'currency' | 'interval'>) => string {
  const text = useText();
  const { i18n } = useTranslation();
  return ({ amount, currency, interval }) =>
    `${formatMoney(amount, currency, i18n.language)} ${text(interval === null ? 'buy.once' : EVERY[interval])}`;
}
