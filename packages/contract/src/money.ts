/** Currencies whose amounts have no decimals (ISO 4217). */
const ZERO = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ');
/** Currencies with three decimals (ISO 4217). */
const THREE = 'BHD IQD JOD KWD LYD OMR TND'.split(' ');

/** Largest amount of one price or order, in minor units: what the database and every provider can hold. */
export const MOST_MINOR_UNITS = 2_000_000_000;

/** Decimals of a currency: 2 for most. */
export function decimalsOf(currency: string): number {
  if (ZERO.includes(currency)) return 0;
  return THREE.includes(currency) ? 3 : 2;
}

/** What somebody typed, in whole units of a currency, in minor units: `12.34` USD is 1234. */
export function toMinorUnits(typed: number | string, currency: string): number {
  return Math.round(Number(typed) * 10 ** decimalsOf(currency));
}

/** An amount in minor units in whole units of its currency, as a number field holds it: 1234 USD is 12.34. */
export function toWholeUnits(amount: number, currency: string): number {
  return amount / 10 ** decimalsOf(currency);
}

/** An amount in minor units as a plain number with the decimals of its currency, e.g. `1234` USD is `12.34`. */
export function toDecimal(amount: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return amount < 0 ? `-${text}` : text;
}

/** An amount in minor units as a reader of the language (BCP 47) writes it, e.g. `€12.34`. */
export function formatMoney(amount: number, currency: string, language: string): string {
  const decimals = decimalsOf(currency);
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(toWholeUnits(amount, currency));
}
