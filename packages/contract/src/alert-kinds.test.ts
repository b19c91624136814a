import { expect, it } from 'vitest';
import { describeAlert } from './alert-kinds.ts';
import { PAYMENT_PROVIDERS } from './http/payment-providers.ts';

it('fills its sentence, names the provider as it writes itself, and leaves what it was not told', () => {
  expect(describeAlert('PAYMENT_DISPUTE', { subject: 'o-1', state: 'open' })).toMatch(
    /^The payment of order o-1 is disputed \(open\)\./,
  );
  expect(
    describeAlert('PAYMENT_REFUND_FAILED', { subject: 'o-1', provider: 'paypal', amount: '€6.50' }),
  ).toMatch(/^PayPal could not give €6\.50 of order o-1 back\./);
  expect(describeAlert('PAYMENT_REFUND_FAILED', { subject: 'o-1' })).toContain('{provider} could not');
});

it('knows the name of each provider of payments', () => {
  for (const provider of PAYMENT_PROVIDERS) {
    expect(describeAlert('PAYMENT_REFUND_FAILED', { provider })).not.toMatch(new RegExp(`^${provider}`));
  }
});
