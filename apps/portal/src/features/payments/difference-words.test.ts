import { PAYMENT_DIFFERENCE_KINDS } from '@mywasender/contract/http/payment-differences';
import { formatMoney } from '@mywasender/contract/money';
import { expect, it } from 'vitest';
import { enDifferences } from '../../shared/messages/en-differences.ts';
import { differenceWords } from './difference-words.ts';

/** The English sentence of a key, as i18next would fill it in. */
function text(key: string, values: Readonly<Record<string, unknown>> = {}): string {
  const found = key
    .split('.')
    .slice(1)
    .reduce<unknown>((part, name) => Reflect.get(Object(part), name), enDifferences);
  return String(found).replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}
const format = { money: (amount: number, currency: string) => formatMoney(amount, currency, 'en') };
const euros = (amount: number) => ({ amount, currency: 'EUR' });

it('says what differs with both sums, and what to do', () => {
  const amount = { kind: 'amount', provider: 'paypal', theirs: euros(9800), ours: euros(9900) } as const;
  expect(differenceWords(amount, text, format)).toEqual({
    what: 'PayPal took €98.00; the order is over €99.00.',
    todo: expect.stringContaining('Give the money back there'),
  });
});

it('tells money we owe from money that was given back without us', () => {
  const refunded = (theirs: number, ours: number) =>
    differenceWords(
      { kind: 'refunded', provider: 'stripe', theirs: euros(theirs), ours: euros(ours) },
      text,
      format,
    ).todo;
  expect(refunded(0, 500)).toContain('is still owed to the buyer');
  expect(refunded(500, 0)).toContain('given back at Stripe');
});

it('has words for each kind, with nothing left open in them', () => {
  for (const kind of PAYMENT_DIFFERENCE_KINDS) {
    const { what, todo } = differenceWords(
      { kind, provider: 'razorpay', theirs: euros(1), ours: euros(2) },
      text,
      format,
    );
    for (const words of [what, todo]) expect(words).not.toMatch(/undefined|[{}]/);
  }
});
