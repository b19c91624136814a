import { configError } from './config-error.ts';

export interface TaxRate {
  /** ISO 3166; `*`: every country that is not named */
  readonly country: string;
  readonly name: string;
  /** hundredths of a percent */
  readonly rate: number;
}

/** What stands on receipts, and which tax is charged where. */
export interface BillingConfig {
  readonly seller: { readonly name: string; readonly address: string; readonly taxId: string | null };
  /** empty: no tax is charged */
  readonly taxes: readonly TaxRate[];
}

type Env = Readonly<Record<string, string | undefined>>;

/** `BILLING_NAME`, `BILLING_ADDRESS` (lines separated by `|`), `BILLING_TAX_ID` and `BILLING_TAXES` (`DE=VAT 19, *=none 0`). */
export function readBilling(env: Env): BillingConfig {
  return {
    seller: {
      name: env.BILLING_NAME || 'MyWASender',
      address: readBillingAddress(env),
      taxId: env.BILLING_TAX_ID || null,
    },
    taxes: readTaxes(env.BILLING_TAXES ?? ''),
  };
}

/** `BILLING_ADDRESS`, a line each. */
export function readBillingAddress(env: Env): string {
  const lines = (env.BILLING_ADDRESS ?? '').split('|');
  return lines.map((line) => line.trim()).join('\n');
}

function readTaxes(text: string): TaxRate[] {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const taxes = entries.map(readTax);
  for (const { country } of taxes) {
    if (taxes.filter((tax) => tax.country === country).length > 1) {
      throw configError('BILLING_TAXES', `names ${country} twice`);
    }
  }
  return taxes;
}

function readTax(entry: string): TaxRate {
  const [, country, name, percent] =
    /^([A-Z]{2}|\*)=(\p{L}[\p{L}\p{N} .-]{0,29}) (\d{1,2}(?:\.\d{1,2})?)$/u.exec(entry) ?? [];
  if (country === undefined || name === undefined || percent === undefined) {
    throw configError('BILLING_TAXES', `"${entry}" does not look like DE=VAT 19`);
  }
  return { country, name, rate: Math.round(Number(percent) * 100) };
}
