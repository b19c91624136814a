import { open } from 'node:fs/promises';
import { AppError } from '@mywasender/contract/app-error';

/** More top-level boxes than any film has; fragments count two each. */
const MAX_BOXES = 20_000;

/** Walks the boxes of an MP4, 3GP or M4A file: they fill it exactly, and the index is among them. Throws `MEDIA_DAMAGED`. */
export async function checkBoxes(path: string, name: string): Promise<void> {
  const damaged = (problem: string) => new AppError('MEDIA_DAMAGED', { name, problem });
  const file = await open(path);
  try {
    const { size } = await file.stat();
    let index = false;
    let at = 0;
    for (let count = 0; at < size; count += 1) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, at);
      if (bytesRead < 8 || count > MAX_BOXES) throw damaged('its parts do not follow each other');
      index ||= buffer.toString('latin1', 4, 8) === 'moov';
      const length = boxLength(buffer, size - at);
      if (length < 8) throw damaged('its parts do not follow each other');
      at += length;
    }
    if (at > size) throw damaged('its end is missing');
    if (!index) throw damaged('its index is missing');
  } finally {
    await file.close();
  }
}

/** 0 stands for "to the end", 1 for a length of eight bytes behind the type. */
function boxLength(head: Buffer, rest: number): number {
  const short = head.readUInt32BE(0);
  if (short === 0) return rest;
  return short === 1 ? Number(head.readBigUInt64BE(8)) : short;
}
