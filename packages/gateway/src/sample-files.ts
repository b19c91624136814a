import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MediaKind } from '@mywasender/contract/models/media';
import type { MediaContent } from './port.ts';

export interface SampleFile {
  readonly kind: MediaKind;
  readonly fileName: string;
  readonly mimeType: string;
  readonly text: string;
  readonly content: Buffer;
}

/** The smallest PNG there is: one white pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
);

/** One file of each kind, for the contract suite; a picture and a document without a caption among them. */
export const SAMPLE_FILES: readonly [SampleFile, ...SampleFile[]] = [
  { kind: 'image', fileName: 'shop.png', mimeType: 'image/png', text: 'Look 👋🏽\nnew', content: PNG },
  { kind: 'image', fileName: 'bare.png', mimeType: 'image/png', text: '', content: PNG },
  {
    kind: 'document',
    fileName: 'Preço “2026”.pdf',
    mimeType: 'application/pdf',
    text: 'The list',
    content: Buffer.from('%PDF-1.4\n%%EOF\n'),
  },
  { kind: 'document', fileName: 'bare.txt', mimeType: 'text/plain', text: '', content: Buffer.from('Hi') },
  {
    kind: 'video',
    fileName: 'film.mp4',
    mimeType: 'video/mp4',
    text: 'A film',
    content: Buffer.concat([Buffer.from('\0\0\0\x10ftypisom\0\0\0\0', 'latin1'), Buffer.alloc(100_000, 7)]),
  },
  {
    kind: 'audio',
    fileName: 'voice.mp3',
    mimeType: 'audio/mpeg',
    text: '',
    content: Buffer.concat([Buffer.from('ID3'), Buffer.alloc(3000, 9)]),
  },
];

/** Writes a sample to a folder and returns what a gateway is given of it. */
export function mediaContent(folder: string, { text, content, ...file }: SampleFile): MediaContent {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const path = join(folder, sha256);
  writeFileSync(path, content);
  return { kind: 'media', text, file: { ...file, path, bytes: content.length, sha256 } };
}
