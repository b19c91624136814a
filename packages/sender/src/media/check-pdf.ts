import { open } from 'node:fs/promises';
import { AppError } from '@mywasender/contract/app-error';

/** Readers look for the end mark in the last kilobyte; some writers pad, so a little more is looked at. */
const TAIL_BYTES = 4096;

/** A PDF that was copied whole says so at its end. Throws `MEDIA_DAMAGED`. */
export async function checkPdf(path: string, name: string): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const from = Math.max(0, size - TAIL_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(TAIL_BYTES), 0, TAIL_BYTES, from);
    if (!buffer.subarray(0, bytesRead).includes('%%EOF')) {
      throw new AppError('MEDIA_DAMAGED', { name, problem: 'its end is missing' });
    }
  } finally {
    await file.close();
  }
}
