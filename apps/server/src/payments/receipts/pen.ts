import { linesFromRight } from './rtl-text.ts';

/** The sides of the page. */
export const [LEFT, RIGHT] = [56, 539];

interface Place {
  /** as read from left to right; mirrored where it is read from right to left */
  readonly at: number;
  readonly width?: number;
  /** left out: below what was written last */
  readonly top?: number;
  readonly align?: 'start' | 'end';
}

/** Writes on a page from left to right, or mirrored from right to left. */
export function createPen(pdf: PDFKit.PDFDocument, rtl: boolean) {
  const write = (text: string, { at, width = RIGHT - at, top = pdf.y, align = 'start' }: Place) => {
    if (!rtl) {
      pdf.text(text, at, top, { width, align: align === 'start' ? 'left' : 'right' });
      return;
    }
    const right = LEFT + RIGHT - at;
    const measure = (piece: string) => pdf.widthOfString(piece);
    const gap = measure(' ');
    const height = pdf.currentLineHeight(true);
    const lines = linesFromRight(text, { width, measure });
    lines.forEach((pieces, index) => {
      const wide = pieces.reduce((sum, piece) => sum + measure(piece), (pieces.length - 1) * gap);
      let x = align === 'start' ? right : right - width + wide;
      for (const piece of pieces) {
        x -= measure(piece);
        pdf.text(piece, x, top + index * height, { lineBreak: false });
        x -= gap;
      }
    });
    pdf.y = top + lines.length * height;
  };
  return { write };
}
