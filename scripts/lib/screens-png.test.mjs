import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { withPalette } from './screens-png.mjs';

const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
};

it('keeps every pixel of a picture with few colours, whatever filter its lines use', () => {
  // Two pixels a line, red and blue, written with the filters none, sub, up, average and Paeth.
  const lines = Buffer.from([
    ...[0, 255, 0, 0, 0, 0, 255],
    ...[1, 255, 0, 0, 1, 0, 255],
    ...[2, 0, 0, 0, 0, 0, 0],
    ...[3, 128, 0, 0, 129, 0, 128],
    ...[4, 0, 0, 0, 0, 0, 0],
  ]);
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 5, 8, 2, 0, 0, 0]);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const png = withPalette(
    Buffer.concat([
      signature,
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(lines)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
  const palette = png.indexOf('PLTE');
  const colours = png.subarray(palette + 4, palette + 4 + png.readUInt32BE(palette - 4)).toString('hex');
  expect(colours).toBe('ff00000000ff');
  const data = png.indexOf('IDAT');
  const pixels = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
  expect([...pixels]).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1]);
});
