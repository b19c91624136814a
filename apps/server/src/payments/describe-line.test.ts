import { expect, it } from 'vitest';
import { describeLine, describeLines, type LineWords } from './describe-line.ts';
import { receiptLanguage } from './receipts/receipt-words.ts';

const line = (words: Partial<LineWords>): LineWords => ({
  productName: 'MyWASender Pro',
  interval: null,
  licenseKeyEnd: null,
  fromPlanName: null,
  beginsNow: false,
  ...words,
});
const said = (code: string, words: Partial<LineWords>) => describeLine(line(words), receiptLanguage(code));

it('what was bought is said in the language of the buyer, names as they were sold', () => {
  const change = { licenseKeyEnd: 'YZ234', fromPlanName: 'Starter', beginsNow: true };
  expect(describeLine(line(change))).toBe(
    'MyWASender Pro, license …YZ234, instead of Starter, less what was not used of it',
  );
  expect(said('es', change)).toBe(
    'MyWASender Pro, licencia …YZ234, en lugar de Starter, menos lo que no se usó de él',
  );
  // what was not used of a subscription is not taken off the price
  expect(said('en', { ...change, interval: 'year' })).toBe(
    'MyWASender Pro, 1 year, license …YZ234, instead of Starter',
  );
  expect(said('pt', { interval: 'month' })).toBe('MyWASender Pro, 1 mês');
  expect(said('ar', { interval: 'year' })).toBe('MyWASender Pro ، سنة واحدة');
  expect(said('es', { productName: 'Pack of 10 licenses' })).toBe('Pack of 10 licenses');
});

it('words of a line in a name are a part of the name', () => {
  const productName = 'Pro, 1 year, license …AB123, instead of Lite, less what was not used of it';
  const fromPlanName = 'Team, 1 month, less what was not used of it';
  expect(said('es', { productName })).toBe(productName);
  expect(said('es', { productName, interval: 'month', licenseKeyEnd: 'YZ234', fromPlanName })).toBe(
    `${productName}, 1 mes, licencia …YZ234, en lugar de ${fromPlanName}`,
  );
});

it('an order is said with how many there are of each', () => {
  const lines = [
    { ...line({ interval: 'year' }), quantity: 3 },
    { ...line({ productName: 'Pack' }), quantity: 1 },
  ];
  expect(describeLines(lines)).toBe('MyWASender Pro, 1 year × 3, Pack');
});
