import { expect, it } from 'vitest';
import { readBilling } from './read-billing.ts';

it('reads who sells and the taxes by country', () => {
  const env = {
    BILLING_NAME: 'Senders Ltd',
    BILLING_ADDRESS: '1 High Street | London',
    BILLING_TAX_ID: 'GB123',
    BILLING_TAXES: 'DE=VAT 19, FI=VAT 25.5,*=Sales tax 0',
  };
  expect(readBilling(env)).toEqual({
    seller: { name: 'Senders Ltd', address: '1 High Street\nLondon', taxId: 'GB123' },
    taxes: [
      { country: 'DE', name: 'VAT', rate: 1900 },
      { country: 'FI', name: 'VAT', rate: 2550 },
      { country: '*', name: 'Sales tax', rate: 0 },
    ],
  });
  expect(readBilling({}).taxes).toEqual([]);
});

it.each(['DE', 'DE=VAT', 'DE=19', 'DE=VAT 100', 'de=VAT 19', 'DE=VAT -1', 'DE=VAT 19, DE=VAT 7'])(
  'refuses %s',
  (taxes) => {
    expect(() => readBilling({ BILLING_TAXES: taxes })).toThrow(
      expect.objectContaining({ params: expect.objectContaining({ variable: 'BILLING_TAXES' }) }),
    );
  },
);
