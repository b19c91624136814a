import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import { formatMoney } from '@mywasender/contract/money';
import PDFDocument from 'pdfkit';

const { resolve } = createRequire(import.meta.url);
/** The fonts of PDF itself know Western European letters alone. */
const FONTS = {
  text: resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  bold: resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
};
const [LEFT, RIGHT] = [56, 539];
const COLUMNS = { description: LEFT, quantity: 330, unit: 380, sum: 460 };
const WIDTH = RIGHT - COLUMNS.sum;

export interface ReceiptOnPaper {
  readonly kind: 'invoice' | 'credit';
  readonly number: string;
  readonly issuedAt: Date;
  readonly seller: string;
  /** null: forgotten, or none given */
  readonly buyer: string | null;
  readonly lines: readonly {
    readonly description: string;
    readonly quantity: number;
    readonly unitAmount: number;
  }[];
  readonly currency: string;
  readonly amount: number;
  readonly tax: number;
  readonly taxLabel: string;
  readonly order: string;
  readonly live: boolean;
}

/** The receipt as a PDF. */
export async function drawReceipt(receipt: ReceiptOnPaper): Promise<Buffer> {
  const { kind, number, issuedAt, currency, amount, tax } = receipt;
  const title = `${kind === 'invoice' ? 'Invoice' : 'Credit note'} ${number}`;
  const pdf = new PDFDocument({
    size: 'A4',
    margin: LEFT,
    info: { Title: title, Producer: 'MyWASender', Creator: 'MyWASender', CreationDate: issuedAt },
  });
  const money = (value: number) => formatMoney(value, currency, 'en');
  const row = (cells: Partial<Record<keyof typeof COLUMNS, string>>, font: keyof typeof FONTS = 'text') => {
    const top = pdf.y;
    let bottom = top;
    pdf.font(FONTS[font]).fontSize(9);
    for (const [name, text] of Object.entries(cells) as [keyof typeof COLUMNS, string][]) {
      const wide = name === 'description';
      pdf.text(text, COLUMNS[name], top, {
        width: wide ? COLUMNS.quantity - LEFT - 10 : name === 'sum' ? WIDTH : 70,
        align: wide ? 'left' : 'right',
      });
      bottom = Math.max(bottom, pdf.y);
    }
    pdf.y = bottom + 4;
  };
  const rule = () => {
    pdf.moveTo(LEFT, pdf.y).lineTo(RIGHT, pdf.y).lineWidth(0.5).stroke('#888888');
    pdf.y += 6;
  };

  pdf.font(FONTS.bold).fontSize(18).text(title, LEFT, LEFT);
  pdf.font(FONTS.text).fontSize(9);
  pdf.text(`Date: ${issuedAt.toISOString().slice(0, 10)}`).text(`Order: ${receipt.order}`);
  if (!receipt.live) {
    pdf.moveDown().font(FONTS.bold).fillColor('#b00020');
    pdf.text('TEST MONEY: nothing was charged, this is no tax document.').fillColor('#000000');
  }
  pdf.moveDown(2);
  const top = pdf.y;
  pdf
    .font(FONTS.bold)
    .fontSize(9)
    .text('From', LEFT, top)
    .font(FONTS.text)
    .text(receipt.seller, { width: 220 });
  const below = pdf.y;
  pdf
    .font(FONTS.bold)
    .text('To', 310, top)
    .font(FONTS.text)
    .text(receipt.buyer ?? '–', 310, pdf.y, { width: 220 });
  pdf.y = Math.max(below, pdf.y) + 24;

  row({ description: 'Description', quantity: 'Quantity', unit: 'Price', sum: 'Amount' }, 'bold');
  rule();
  for (const { description, quantity, unitAmount } of receipt.lines) {
    const amounts = {
      quantity: String(quantity),
      unit: money(unitAmount),
      sum: money(unitAmount * quantity),
    };
    row(kind === 'invoice' ? { description, ...amounts } : { description, quantity: String(quantity) });
  }
  rule();
  row({
    description: kind === 'invoice' ? 'Without tax' : 'Given back without tax',
    sum: money(amount - tax),
  });
  row({ description: receipt.taxLabel, sum: money(tax) });
  row({ description: kind === 'invoice' ? 'Total, paid' : 'Total, given back', sum: money(amount) }, 'bold');
  pdf.end();
  return buffer(pdf);
}
