import { AppError } from '@mywasender/contract/app-error';
import type { TaxRate } from '../config/read-billing.ts';

const NO_TAX = { country: '*', name: '', rate: 0 } satisfies TaxRate;

/** The tax of a country: its own, that of every other one, or none. Throws where tax is charged and no country is named. */
export function taxFor(taxes: readonly TaxRate[], country: string | undefined): TaxRate {
  if (taxes.length === 0) return NO_TAX;
  if (country === undefined) {
    throw new AppError('VALIDATION_FAILED', { field: 'country', problem: 'is needed: tax depends on it' });
  }
  return taxes.find((tax) => tax.country === country) ?? taxes.find((tax) => tax.country === '*') ?? NO_TAX;
}

/**
 * What is collected for a price, and the part of it that is tax: whole minor units, a half rounded up. `rate` in
 * hundredths of a percent.
 */
export function addTax(price: { readonly amount: number; readonly taxIncluded: boolean }, rate: number) {
  if (!price.taxIncluded) {
    const tax = Math.floor((price.amount * rate + 5_000) / 10_000);
    return { amount: price.amount + tax, tax };
  }
  const whole = 10_000 + rate;
  return { amount: price.amount, tax: Math.floor((2 * price.amount * rate + whole) / (2 * whole)) };
}
