import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { openStream, sealStream } from './sealed-stream.ts';

const key = randomBytes(32);
const HEAD = 11 + 32;
const FRAME = 4 + 64 * 1024 + 16;

async function* chunked(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const gather = async (source: AsyncIterable<Buffer>) => {
  const chunks: Buffer[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
};
const seal = (bytes: Buffer, size = 50_000) => gather(sealStream(chunked(bytes, size), key));
const open = (sealed: Buffer, by = key) => gather(openStream(chunked(sealed, 7001), by));

it.each([0, 1, 65_535, 65_536, 65_537, 200_000])('%i bytes come back as they were', async (length) => {
  const bytes = randomBytes(length);
  const sealed = await seal(bytes);
  expect((await open(sealed)).equals(bytes)).toBe(true);
  if (length > 30) expect(sealed.includes(bytes.subarray(0, 30))).toBe(false);
});

const bytes = randomBytes(200_000);
const sealed = await seal(bytes);
const changed = (at: number) => {
  const copy = Buffer.from(sealed);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};
const frames = [0, 1, 2].map((index) => sealed.subarray(HEAD + index * FRAME, HEAD + (index + 1) * FRAME));
it.each([
  ['another key', sealed, randomBytes(32)],
  ['no backup', Buffer.from('hello, this is no backup but a text of some length, to be sure'), key],
  ['nothing', Buffer.alloc(0), key],
  ['a changed salt', changed(20), key],
  ['a changed byte', changed(100_000), key],
  ['a changed tag', changed(sealed.length - 1), key],
  ['a changed length', changed(HEAD + 1), key],
  ['its last byte cut off', sealed.subarray(0, -1), key],
  ['its last frame cut off', sealed.subarray(0, HEAD + 3 * FRAME), key],
  ['all but the head cut off', sealed.subarray(0, HEAD), key],
  ['something appended', Buffer.concat([sealed, Buffer.from('x')]), key],
  ['a frame left out', Buffer.concat([sealed.subarray(0, HEAD), ...frames.slice(1)]), key],
  [
    'two frames exchanged',
    Buffer.concat([
      sealed.subarray(0, HEAD),
      frames[1] ?? Buffer.alloc(0),
      frames[0] ?? Buffer.alloc(0),
      sealed.subarray(HEAD + 2 * FRAME),
    ]),
    key,
  ],
])('refuses %s', async (_name, file, by) => {
  await expect(open(file, by)).rejects.toThrow(/^it is /);
});
