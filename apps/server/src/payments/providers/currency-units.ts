import { decimalsOf } from '@mywasender/contract/money';
import type { ProviderName } from './payment-provider.ts';
import { providerRefused } from './provider-errors.ts';

/**
 * Where a provider counts in other units than ISO 4217.
 * Stripe: docs.stripe.com/currencies, "Zero-decimal currencies" and "Special cases". PayPal:
 * developer.paypal.com/reference/currency-codes, "does not support decimals". Razorpay follows ISO 4217
 * (razorpay.com/docs/payments/international-payments, "currency subunits").
 */
const PROVIDER_DIGITS: Readonly<Record<ProviderName, Readonly<Record<string, number>>>> = {
  stripe: { ...digits(0, 'MGA'), ...digits(2, 'ISK UGX') },
  razorpay: {},
  paypal: digits(0, 'HUF TWD'),
};

/** An amount of ours in the units of a provider. Throws when the provider cannot take exactly that much. */
export function toProviderUnits(provider: ProviderName, amount: number, currency: string): number {
  const units = scale(amount, providerDigits(provider, currency) - decimalsOf(currency));
  // neither takes a third digit other than 0; PayPal has no such currency
  const exact = decimalsOf(currency) === 3 ? units % 10 === 0 : true;
  if (!Number.isSafeInteger(units) || !exact || units <= 0) {
    throw providerRefused(provider, `${amount} minor units of ${currency} cannot be collected exactly`);
  }
  return units;
}

/** An amount of a provider in our units. Throws when it is no whole number of them. */
export function fromProviderUnits(provider: ProviderName, units: number, currency: string): number {
  const amount = scale(units, decimalsOf(currency) - providerDigits(provider, currency));
  if (!Number.isSafeInteger(amount)) {
    throw providerRefused(provider, `${units} is no amount of ${currency}`);
  }
  return amount;
}

/** An amount of ours as PayPal writes it, e.g. `49.00`. */
export function toDecimal(amount: number, currency: string): string {
  const places = providerDigits('paypal', currency);
  const text = String(toProviderUnits('paypal', amount, currency)).padStart(places + 1, '0');
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}

/** What PayPal wrote, e.g. `-49.00`, in our units. */
export function fromDecimal(value: string, currency: string): number {
  const [, sign = '', whole = '', behind = ''] = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(value) ?? [];
  const places = decimalsOf(currency);
  // 100.00 of a currency without decimals is 100
  const fraction = behind.replace(/0+$/, '').padEnd(places, '0');
  if (whole === '' || fraction.length > places) {
    throw providerRefused('paypal', `"${value.slice(0, 40)}" is no amount of ${currency}`);
  }
  const amount = Number(`${whole}${fraction}`);
  return sign === '' || amount === 0 ? amount : -amount;
}

function providerDigits(provider: ProviderName, currency: string): number {
  return PROVIDER_DIGITS[provider][currency] ?? decimalsOf(currency);
}

/** Times a power of ten; division leaves a fraction where there is one. */
function scale(amount: number, power: number): number {
  return power >= 0 ? amount * 10 ** power : amount / 10 ** -power;
}

function digits(count: number, currencies: string): Record<string, number> {
  return Object.fromEntries(currencies.split(' ').map((currency) => [currency, count]));
}
