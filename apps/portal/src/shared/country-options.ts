const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/** Every country the browser has a name for (ISO 3166), by that name. */
export function countryOptions(language: string): readonly { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return codes
    .flatMap((value) => {
      // CLDR names a few regions that are no countries, and old codes by the name of the new ones.
      const [canonical] = Intl.getCanonicalLocales(`und-${value}`);
      const label = canonical === `und-${value}` ? names.of(value) : undefined;
      return label === undefined || NO_COUNTRIES.includes(value) ? [] : [{ value, label }];
    })
    .toSorted((a, b) => a.label.localeCompare(b.label, language));
}

/** European Union, euro zone, United Nations, outlying Oceania, pseudo regions, unknown. */
const NO_COUNTRIES = ['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'];
