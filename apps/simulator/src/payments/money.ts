/** Digits behind the point of a currency, e.g. 2, 0 for JPY. */
export function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/** Minor units as people read them, e.g. `€49.00`. */
export function showMoney(amount: number, currency: string): string {
  const value = amount / 10 ** minorDigits(currency);
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(value);
}
