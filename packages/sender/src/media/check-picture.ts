import { promisify } from 'node:util';
import { crc32, inflate } from 'node:zlib';
import { MAX_PIXELS } from '@mywasender/campaigns/media/media-rules';
import { AppError } from '@mywasender/contract/app-error';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const inflateAll = promisify(inflate);

/** Walks a PNG to its end: every checksum holds and the pixels unpack. Throws `MEDIA_DAMAGED`, `MEDIA_TOO_LARGE`. */
export async function checkPng(content: Buffer, name: string): Promise<PictureSize> {
  const data: Buffer[] = [];
  let size: PictureSize | null = null;
  for (let at = 8; ; ) {
    if (at + 12 > content.length) throw damaged(name, 'its end is missing');
    const length = content.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > content.length) throw damaged(name, 'its end is missing');
    if (crc32(content.subarray(at + 4, end - 4)) !== content.readUInt32BE(end - 4)) {
      throw damaged(name, 'a checksum is wrong');
    }
    const type = content.toString('latin1', at + 4, at + 8);
    const body = content.subarray(at + 8, end - 4);
    if (type === 'IHDR' && body.length === 13) {
      size = requireSize({ width: body.readUInt32BE(0), height: body.readUInt32BE(4) }, name);
    }
    if (type === 'IDAT') data.push(body);
    if (type === 'IEND') break;
    at = end;
  }
  if (size === null) throw damaged(name, 'it has no size');
  // A pixel has at most four values of two bytes, a line one byte more.
  const maxOutputLength = size.height * (size.width * 8 + 1) + 4096;
  await inflateAll(Buffer.concat(data), { maxOutputLength }).catch((cause: unknown) => {
    throw damaged(name, 'its pixels cannot be unpacked', cause);
  });
  return size;
}

/** Markers without a length of their own. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
/** Start of frame: where the size stands. C4, C8 and CC mean something else. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Walks a JPEG to its pixels and looks for its end. Throws `MEDIA_DAMAGED`, `MEDIA_TOO_LARGE`. */
export function checkJpeg(content: Buffer, name: string): PictureSize {
  let size: PictureSize | null = null;
  for (let at = 2; ; ) {
    if (at + 4 > content.length) throw damaged(name, 'its end is missing');
    if (content[at] !== 0xff) throw damaged(name, 'its parts do not follow each other');
    const marker = content[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isBare(marker)) {
      at += 2;
      continue;
    }
    const length = content.readUInt16BE(at + 2);
    if (isFrame(marker) && at + 9 <= content.length) {
      size = requireSize({ height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7) }, name);
    }
    at += 2 + length;
    if (marker === 0xda) {
      // Cameras append films and thumbnails, so the end may stand anywhere behind.
      if (content.indexOf(Buffer.from([0xff, 0xd9]), at) === -1) throw damaged(name, 'its end is missing');
      break;
    }
  }
  if (size === null) throw damaged(name, 'it has no size');
  return size;
}

function requireSize(size: PictureSize, name: string): PictureSize {
  if (size.width === 0 || size.height === 0) throw damaged(name, 'it has no size');
  if (size.width * size.height <= MAX_PIXELS) return size;
  throw new AppError('MEDIA_TOO_LARGE', {
    name,
    size: `${size.width} × ${size.height} pixels`,
    kind: 'a picture',
    limit: `${MAX_PIXELS / 1_000_000} million`,
  });
}

function damaged(name: string, problem: string, cause?: unknown): AppError {
  return new AppError('MEDIA_DAMAGED', { name, problem }, cause);
}
