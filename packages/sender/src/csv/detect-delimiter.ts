import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
const SAMPLE_BYTES = 64 * 1024;

/** The separator that cuts the first lines into the most even columns; quoted parts do not count. */
export async function detectDelimiter(path: string, encoding: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: SAMPLE_BYTES - 1 })) chunks.push(chunk);
  const text = iconv.decode(Buffer.concat(chunks), encoding).replace(/^\ufeff/, '');
  const told = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (told !== undefined) return told;
  const lines = text
    .replace(/"[^"]*"/g, '""')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 30);
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: evenness(lines, delimiter) }));
  return scored.toSorted((a, b) => b.score - a.score)[0]?.delimiter ?? ',';
}

/** Columns of the header times the share of lines that have as many. */
function evenness(lines: readonly string[], delimiter: string): number {
  const counts = lines.map((line) => line.split(delimiter).length - 1);
  const [header = 0] = counts;
  if (header === 0) return 0;
  return header * (counts.filter((count) => count === header).length / counts.length);
}
