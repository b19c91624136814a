import { fromDecimal, toDecimal } from '../currency-units.ts';

interface Money {
  readonly currencyCode: string;
  readonly value: string;
}

export function toMoney(amount: number, currency: string): Money {
  return { currencyCode: currency, value: toDecimal(amount, currency) };
}

/** Nothing where PayPal wrote nothing. */
export function fromMoney(money: Money | undefined): { readonly amount: number; readonly currency: string } {
  if (money === undefined) return { amount: 0, currency: '' };
  return { amount: fromDecimal(money.value, money.currencyCode), currency: money.currencyCode };
}
