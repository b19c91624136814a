import { readLine } from '../line-words.ts';
import { fillReceipt, type ReceiptLanguage } from './receipt-words.ts';

/** What was bought, as it stands on the receipt: its name as it was sold, the rest in the language of the buyer. */
export function describeLine(description: string, { texts, rtl }: ReceiptLanguage): string {
  const { name, interval, license, insteadOf, lessUnused } = readLine(description);
  return [
    name,
    ...(interval === null ? [] : [texts[interval]]),
    ...(license === undefined ? [] : [fillReceipt(texts.license, { end: `…${license}` })]),
    ...(insteadOf === undefined ? [] : [fillReceipt(texts.insteadOf, { plan: insteadOf })]),
    ...(lessUnused === true ? [texts.lessUnused] : []),
  ].join(rtl ? ' ، ' : ', ');
}
