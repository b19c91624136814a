/** Sold in most; the others follow by name. */
const COMMON = ['USD', 'EUR', 'INR', 'GBP'];
/** Special drawing rights, metals, funds and test codes of ISO 4217 (`X..`) that are nobody's money. */
const REGIONAL = ['XAF', 'XCD', 'XOF', 'XPF'];

/** Every currency the browser has a name for (ISO 4217), the common ones first. */
export function currencyOptions(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'currency', fallback: 'none' });
  const options = Intl.supportedValuesOf('currency').flatMap((value) => {
    const name = names.of(value);
    // a name with years in it is one of the past
    if (name === undefined || /\d{4}/.test(name)) return [];
    if (value.startsWith('X') && !REGIONAL.includes(value)) return [];
    return [{ value, label: `${value} · ${name}` }];
  });
  const rank = ({ value }: { readonly value: string }) =>
    COMMON.includes(value) ? COMMON.indexOf(value) : COMMON.length;
  return options.toSorted((a, b) => rank(a) - rank(b) || a.label.localeCompare(b.label, language));
}
