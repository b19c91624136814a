import type { Price } from '@mywasender/contract/http/prices';
import { useFormat } from '@mywasender/ui/use-format';
import { useText } from './use-text.ts';

const EVERY = { month: 'buy.perMonth', year: 'buy.perYear' } as const;

/** "$49.00 a year" */
export function usePriceText(): (price: Pick<Price, 'amount' | 'currency' | 'interval'>) => string {
  const text = useText();
  const format = useFormat();
  return ({ amount, currency, interval }) =>
    `${format.money(amount, currency)} ${text(interval === null ? 'buy.once' : EVERY[interval])}`;
}
