/** Millimetres. */
export interface Paper {
  readonly width: number;
  readonly height: number;
}

export const PAPERS = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
} as const satisfies Record<string, Paper>;
export type PaperName = keyof typeof PAPERS;

export interface PosterText {
  readonly sender: string;
  readonly statement: string;
  readonly keyword: string;
  readonly howTo: string;
  readonly stop: string;
}

/** One line of text around the middle of the page. */
interface PosterLine {
  readonly key: string;
  readonly text: string;
  /** Of the baseline. */
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
}

export interface PosterLayout {
  readonly lines: readonly PosterLine[];
  readonly code: { readonly x: number; readonly y: number; readonly side: number };
  /** Around the keyword. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Above how to stop. */
  readonly rule: number;
}

/** How wide a text of this size is. */
export type Measure = (text: string, size: number, bold: boolean) => number;

const MARGIN = 18;
const LEADING = 1.35;
const LARGEST_CODE = 105;
const SMALLEST_CODE = 60;

/**
 * Where everything stands. From the top: who writes and what people agree to; from the bottom: how to stop, the keyword and what
 * to do with it; the code takes what is left in the middle. Long words make the letters smaller, never the code too
 * small to be read from a step away.
 */
export function layPoster(words: PosterText, paper: Paper, measure: Measure): PosterLayout {
  const width = paper.width - 2 * MARGIN;
  const fit = (text: string, sizes: readonly number[], most: number, bold = false) =>
    fitText(text, { sizes, most, width, measure, bold });
  const sender = fit(words.sender, [14, 12, 10, 8, 6], 2, true);
  const stop = fit(words.stop, [5.2, 4.6, 4], 3);
  const howTo = fit(words.howTo, [7, 6, 5], 3);
  const keyword = fit(words.keyword, [16, 13, 10, 8], 1, true);

  const stopTop = paper.height - MARGIN - heightOf(stop);
  const rule = stopTop - 5;
  const boxHeight = keyword.size * 1.7;
  const boxTop = rule - 8 - boxHeight;
  const howToTop = boxTop - 6 - heightOf(howTo);
  const statementTop = MARGIN + heightOf(sender) + 5;
  const room = howToTop - 8 - statementTop - 8;
  const sizes = [9, 8, 7, 6.2, 5.4, 4.8, 4.2, 3.6];
  const statement =
    sizes
      .map((size) => fit(words.statement, [size], 99))
      .find((block) => room - heightOf(block) >= Math.min(LARGEST_CODE, SMALLEST_CODE + block.size * 4)) ??
    fit(words.statement, [3.6], 99);
  const codeTop = statementTop + heightOf(statement) + 8;
  const free = howToTop - 8 - codeTop;
  const side = Math.min(LARGEST_CODE, Math.max(free, SMALLEST_CODE));
  const boxWidth = Math.min(width, measure(words.keyword, keyword.size, true) + keyword.size * 1.6);
  return {
    lines: [
      ...placed('sender', sender, MARGIN),
      ...placed('statement', statement, statementTop),
      ...placed('howTo', howTo, howToTop),
      ...placed('keyword', keyword, boxTop + (boxHeight - keyword.size * LEADING) / 2),
      ...placed('stop', stop, stopTop),
    ],
    code: { x: (paper.width - side) / 2, y: codeTop + (free - side) / 2, side },
    box: { x: (paper.width - boxWidth) / 2, y: boxTop, width: boxWidth, height: boxHeight },
    rule,
  };
}

interface Block {
  readonly lines: readonly string[];
  readonly size: number;
  readonly bold: boolean;
}

interface Fitting {
  /** The largest first. */
  readonly sizes: readonly number[];
  /** Lines at most; at the smallest size there may be more. */
  readonly most: number;
  readonly width: number;
  readonly measure: Measure;
  readonly bold: boolean;
}

function fitText(text: string, { sizes, most, width, measure, bold }: Fitting): Block {
  const blocks = sizes.map((size) => ({
    lines: wrapText(text, width, (part) => measure(part, size, bold)),
    size,
    bold,
  }));
  const found = blocks.find(({ lines }) => lines.length <= most) ?? blocks.at(-1);
  return found ?? { lines: [], size: 0, bold };
}

/** Scripts that put no spaces between words. */
const SPACELESS =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
/** What never begins a line. */
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}]+$/u;

/** Breaks between words, as the script has them; a word that is wider than the line breaks between characters. */
export function wrapText(text: string, width: number, measure: (text: string) => number): readonly string[] {
  const parts = text
    .split(/(\s+)/)
    .flatMap((part) => (SPACELESS.test(part) ? segmented(part, 'word') : [part]))
    .flatMap((part) => (measure(part) > width ? segmented(part, 'grapheme') : [part]));
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    const fits = CLOSING.test(part) || measure(line + part.trimEnd()) <= width;
    if (fits && !/[\n\r]/.test(part)) {
      line += part;
      continue;
    }
    lines.push(line.trim());
    line = part;
  }
  return [...lines, line.trim()].filter((one) => one !== '');
}

function segmented(text: string, granularity: 'word' | 'grapheme'): readonly string[] {
  return [...new Intl.Segmenter(undefined, { granularity }).segment(text)].map(({ segment }) => segment);
}

function heightOf({ lines, size }: Block): number {
  return lines.length * size * LEADING;
}

function placed(key: string, { lines, size, bold }: Block, top: number): readonly PosterLine[] {
  return lines.map((text, index) => ({
    key: `${key}-${index}`,
    text,
    y: top + (index + 0.78) * size * LEADING,
    size,
    bold,
  }));
}
