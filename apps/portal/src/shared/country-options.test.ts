import { expect, it } from 'vitest';
import { countryOptions } from './country-options.ts';

it('names each country once, in the language and its order', () => {
  const english = countryOptions('en');
  expect(english.length).toBeGreaterThan(240);
  expect(english.length).toBeLessThan(265);
  expect(new Set(english.map(({ label }) => label)).size).toBe(english.length);
  for (const value of ['DE', 'IN', 'US', 'BR', 'XK'])
    expect(english.map((one) => one.value)).toContain(value);
  for (const value of ['DD', 'EU', 'ZZ', 'UK']) expect(english.map((one) => one.value)).not.toContain(value);
  expect(english.at(0)?.label).toBe('Afghanistan');
  expect(countryOptions('es').find(({ value }) => value === 'DE')?.label).toBe('Alemania');
});
