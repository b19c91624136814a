import type { OrderLine } from '../generated/prisma/client.ts';
import { fillReceipt, type ReceiptLanguage, receiptLanguage } from './receipts/receipt-words.ts';

/** What a line of an order is called by. */
export type LineWords = Pick<
  OrderLine,
  'productName' | 'interval' | 'licenseKeyEnd' | 'fromPlanName' | 'beginsNow'
>;

const ENGLISH = receiptLanguage('en');

/** What was bought: names as they were sold, the rest in English or in the language of a receipt. */
export function describeLine(line: LineWords, { texts, rtl }: ReceiptLanguage = ENGLISH): string {
  const { productName, interval, licenseKeyEnd, fromPlanName, beginsNow } = line;
  // of a subscription it is given back instead
  const lessUnused = beginsNow && interval === null;
  return [
    productName,
    ...(interval === null ? [] : [texts[interval]]),
    ...(licenseKeyEnd === null ? [] : [fillReceipt(texts.license, { end: `…${licenseKeyEnd}` })]),
    ...(fromPlanName === null ? [] : [fillReceipt(texts.insteadOf, { plan: fromPlanName })]),
    ...(lessUnused ? [texts.lessUnused] : []),
  ].join(rtl ? ' ، ' : ', ');
}

/** A whole order in English, for its provider, its mails and the list of subscriptions. */
export function describeLines(lines: readonly (LineWords & Pick<OrderLine, 'quantity'>)[]): string {
  return lines
    .map((line) => (line.quantity === 1 ? describeLine(line) : `${describeLine(line)} × ${line.quantity}`))
    .join(', ');
}
