import { AppError } from '@mywasender/contract/app-error';
import { checkJpeg } from './check-picture.ts';

const HEAD = 'data:image/jpeg;base64,';
const MAX_SIDE = 320;

/** The bytes of a small JPEG from its `data:` address. Throws `VALIDATION_FAILED` for anything else. */
export function readThumbnail(address: string): Buffer {
  const content = Buffer.from(address.startsWith(HEAD) ? address.slice(HEAD.length) : '', 'base64');
  try {
    if (content.subarray(0, 2).toString('hex') !== 'ffd8') throw new AppError('MEDIA_DAMAGED');
    const { width, height } = checkJpeg(content, 'thumbnail');
    if (Math.max(width, height) <= MAX_SIDE) return content;
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
  }
  const problem = `is a JPEG of at most ${MAX_SIDE} pixels a side as a data: address`;
  throw new AppError('VALIDATION_FAILED', { field: 'thumbnail', problem });
}

export function thumbnailAddress(content: Uint8Array): string {
  return `${HEAD}${Buffer.from(content).toString('base64')}`;
}
