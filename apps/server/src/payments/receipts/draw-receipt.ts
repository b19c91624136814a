import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import { formatMoney } from '@mywasender/contract/money';
import PDFDocument from 'pdfkit';
import type { OrderLine } from '../../generated/prisma/client.ts';
import { describeLine, type LineWords } from '../describe-line.ts';
import { createPen, LEFT, RIGHT } from './pen.ts';
import { fillReceipt, type ReceiptLanguage } from './receipt-words.ts';

const { resolve } = createRequire(import.meta.url);
/** The fonts of PDF itself know Western European letters alone. */
const FONTS = {
  text: resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  bold: resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
};
/** Where each column begins and how wide it is, as read from left to right. */
const COLUMNS = {
  description: { at: LEFT, width: 264 },
  quantity: { at: 330, width: 70 },
  unit: { at: 380, width: 70 },
  sum: { at: 460, width: RIGHT - 460 },
} as const;

export interface ReceiptOnPaper {
  readonly kind: 'invoice' | 'credit';
  readonly number: string;
  readonly issuedAt: Date;
  readonly seller: string;
  /** null: forgotten, or none given */
  readonly buyer: string | null;
  readonly lines: readonly (LineWords & Pick<OrderLine, 'quantity' | 'unitAmount'>)[];
  readonly currency: string;
  readonly amount: number;
  readonly tax: number;
  /** null: none has a name */
  readonly taxName: string | null;
  readonly taxIncluded: boolean;
  readonly order: string;
  readonly live: boolean;
  readonly language: ReceiptLanguage;
}

/** The receipt as a PDF, in the language of its buyer. */
export async function drawReceipt(receipt: ReceiptOnPaper): Promise<Buffer> {
  const { kind, number, issuedAt, currency, amount, tax, language } = receipt;
  const { texts, code, rtl } = language;
  const invoice = kind === 'invoice';
  const title = fillReceipt(invoice ? texts.invoice : texts.credit, { number });
  const pdf = new PDFDocument({
    size: 'A4',
    margin: LEFT,
    lang: code,
    info: { Title: title, Producer: 'MyWASender', Creator: 'MyWASender', CreationDate: issuedAt },
  });
  const pen = createPen(pdf, rtl);
  // among words from right to left, signs of currency and digits of the script would be set in the wrong order
  const money = (value: number) => formatMoney(value, currency, rtl ? 'en' : code);
  const row = (cells: Partial<Record<keyof typeof COLUMNS, string>>, font: keyof typeof FONTS = 'text') => {
    pdf.font(FONTS[font]).fontSize(9);
    const top = pdf.y;
    const ends = (Object.entries(cells) as [keyof typeof COLUMNS, string][]).map(([name, text]) => {
      pen.write(text, { ...COLUMNS[name], top, align: name === 'description' ? 'start' : 'end' });
      return pdf.y;
    });
    pdf.y = Math.max(...ends) + 4;
  };
  const rule = () => {
    pdf.moveTo(LEFT, pdf.y).lineTo(RIGHT, pdf.y).lineWidth(0.5).stroke('#888888');
    pdf.y += 6;
  };
  const party = (label: string, text: string, at: number, top: number) => {
    pdf.font(FONTS.bold).fontSize(9);
    pen.write(label, { at, width: 220, top });
    pdf.font(FONTS.text);
    pen.write(localTaxId(text, texts.taxId), { at, width: 220 });
    return pdf.y;
  };

  pdf.font(FONTS.bold).fontSize(18);
  pen.write(title, { at: LEFT, top: LEFT });
  pdf.font(FONTS.text).fontSize(9);
  pen.write(fillReceipt(texts.date, { date: issuedAt.toISOString().slice(0, 10) }), { at: LEFT });
  pen.write(fillReceipt(texts.order, { order: receipt.order }), { at: LEFT });
  if (!receipt.live) {
    pdf.moveDown().font(FONTS.bold).fillColor('#b00020');
    pen.write(texts.testMoney, { at: LEFT });
    pdf.fillColor('#000000');
  }
  pdf.moveDown(2);
  const top = pdf.y;
  const below = party(texts.from, receipt.seller, LEFT, top);
  pdf.y = Math.max(below, party(texts.to, receipt.buyer ?? '–', 310, top)) + 24;

  const { description, quantity, price: unit, amount: sum } = texts;
  row({ description, quantity, unit, sum }, 'bold');
  rule();
  for (const line of receipt.lines) {
    const what = { description: describeLine(line, language), quantity: String(line.quantity) };
    const { unitAmount } = line;
    row(invoice ? { ...what, unit: money(unitAmount), sum: money(unitAmount * line.quantity) } : what);
  }
  rule();
  row({ description: invoice ? texts.withoutTax : texts.backWithoutTax, sum: money(amount - tax) });
  row({ description: taxLabel(receipt), sum: money(tax) });
  row({ description: invoice ? texts.paid : texts.back, sum: money(amount) }, 'bold');
  pdf.end();
  return buffer(pdf);
}

function taxLabel({ taxName, taxIncluded, language: { texts } }: ReceiptOnPaper): string {
  if (taxName === null) return texts.tax;
  return taxIncluded ? fillReceipt(texts.taxIncluded, { tax: taxName }) : taxName;
}

/** The number itself is kept as it was given; what it is called is said in the language of the rest. */
function localTaxId(text: string, words: string): string {
  return text.replace(/^Tax ID: (.*)$/gm, (_, id: string) => fillReceipt(words, { id }));
}
