import type { Core } from '../core.ts';
import { forgetUnused } from '../store/media.ts';

/** How long a file nobody uses is kept: whoever takes it out of a message, or deletes a draft, can undo that. */
export const UNUSED_MS = 86_400_000;

/** Deletes files no draft and no campaign has used for a day. `now` is wall-clock time, epoch ms. */
export async function purgeMedia(core: Pick<Core, 'sql' | 'media'>, now: number): Promise<number> {
  const unused = forgetUnused(core.sql, now, now - UNUSED_MS);
  for (const sha256 of unused) await core.media.remove(sha256);
  return unused.length;
}
