import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { AppError } from '@mywasender/contract/app-error';
import chardet from 'chardet';
import iconv from 'iconv-lite';

const SAMPLE_BYTES = 256 * 1024;

/** What Western single-byte files really are: browsers and Excel read ISO-8859-1 as Windows-1252 as well. */
const READ_AS: Readonly<Record<string, string>> = { 'ISO-8859-1': 'windows-1252', ASCII: 'utf-8' };

/**
 * The encoding of a text file: byte order mark, UTF-16 by its zero bytes, UTF-8 when the whole file is, else a
 * guess from the letters. Throws `CSV_ENCODING` when it is no text or nothing can be said.
 */
export async function detectEncoding(path: string): Promise<string> {
  const sample = await readHead(path);
  const marked = byMark(sample) ?? byZeros(sample);
  if (marked !== null) return marked;
  if (sample.includes(0)) throw new AppError('CSV_ENCODING');
  if (await isUtf8(path)) return 'utf-8';
  const guess = chardet.analyse(sample).find(({ name }) => iconv.encodingExists(name) && !/^UTF/.test(name));
  if (guess === undefined) throw new AppError('CSV_ENCODING');
  return READ_AS[guess.name] ?? guess.name.toLowerCase();
}

/** The name of an encoding the user chose. Throws `CSV_ENCODING` when it is none. */
export function knownEncoding(name: string): string {
  if (!iconv.encodingExists(name)) throw new AppError('CSV_ENCODING');
  return name;
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function byMark(sample: Buffer): string | null {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  return sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf ? 'utf-8' : null;
}

/** Latin text in UTF-16 has a zero in every second byte. */
function byZeros(sample: Buffer): string | null {
  const head = sample.subarray(0, 2000);
  if (head.length < 4) return null;
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = head.length / 2 / 3;
  if (odd > many && even < odd / 4) return 'utf-16le';
  return even > many && odd < even / 4 ? 'utf-16be' : null;
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
