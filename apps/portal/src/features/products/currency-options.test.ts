import { expect, it } from 'vitest';
import { currencyOptions } from './currency-options.ts';

it('offers money one can pay with, the common ones first', () => {
  const options = currencyOptions('en');
  const values = options.map(({ value }) => value);
  expect(values.slice(0, 4)).toEqual(['USD', 'EUR', 'INR', 'GBP']);
  expect(options.find(({ value }) => value === 'JPY')?.label).toBe('JPY · Japanese Yen');
  expect(values).toContain('XOF');
  for (const nobodys of ['XAU', 'XTS', 'XDR', 'DEM', 'MXV']) expect(values).not.toContain(nobodys);
});
