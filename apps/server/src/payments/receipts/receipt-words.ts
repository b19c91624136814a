import type { Language } from '@mywasender/contract/languages';
import { ar } from './texts/ar.ts';
import { en } from './texts/en.ts';
import { es } from './texts/es.ts';
import { pt } from './texts/pt.ts';
import type { ReceiptTexts } from './texts/receipt-texts.ts';

/** By language of the order. null: no letters of that script are in the font, and it is in English. */
const RECEIPT_TEXTS: { readonly [Name in Language]: ReceiptTexts | null } = { en, hi: null, es, pt, ar };

export interface ReceiptLanguage {
  readonly code: Language;
  readonly texts: ReceiptTexts;
  /** written from right to left */
  readonly rtl: boolean;
}

export function receiptLanguage(wanted: string): ReceiptLanguage {
  const [code, texts] = Object.entries(RECEIPT_TEXTS).find(([name]) => name === wanted) ?? ['en', en];
  return texts === null
    ? { code: 'en', texts: en, rtl: false }
    : { code: code as Language, texts, rtl: code === 'ar' };
}

/** A text of a receipt with what is filled in. */
export function fillReceipt(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
