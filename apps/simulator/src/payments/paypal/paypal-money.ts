import { PaypalError } from './paypal-errors.ts';
import type { Money } from './paypal-state.ts';

/** The currencies PayPal takes without decimals, whatever ISO says. */
const WHOLE = ['HUF', 'JPY', 'TWD'];

/** Minor units of an amount. Throws PayPal's 422 when it has more or fewer decimals than its currency. */
export function minorOf({ currency_code: currency, value }: Money): number {
  const digits = digitsOf(currency);
  const right = digits === 0 ? /^\d+$/ : /^\d+(\.\d{1,2})?$/;
  if (!right.test(value)) {
    throw new PaypalError(
      422,
      'DECIMAL_PRECISION',
      'The value of the field should not be more than two decimal places.',
    );
  }
  return Math.round(Number(value) * 10 ** digits);
}

export function moneyOf(minor: number, currency: string): Money {
  const digits = digitsOf(currency);
  return { currency_code: currency, value: (minor / 10 ** digits).toFixed(digits) };
}

function digitsOf(currency: string): number {
  return WHOLE.includes(currency) ? 0 : 2;
}
