import { setTimeout } from 'node:timers/promises';
import { AppError } from '@mywasender/contract/app-error';
import type { Core } from '../core.ts';
import type { SharePause } from '../store/campaign-shares.ts';

const RETRY_MS = 2_000;

/** Errors of the disk that pass when somebody makes room. */
export function haltReasonOf(error: unknown): SharePause['reason'] | null {
  if (!(error instanceof AppError)) return null;
  return error.code === 'DISK_FULL' || error.code === 'READ_ONLY' ? 'disk-full' : null;
}

/**
 * Commits what already happened in the world. While the disk is full it is tried again and again, in real time, and
 * the profile stands still; ended by `signal` the row stays claimed and `lookup` decides at the next start.
 */
export async function commitForSure(
  core: Core,
  { profileId, signal }: { readonly profileId: string; readonly signal: AbortSignal },
  commit: () => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      commit();
      core.memory.halts.delete(profileId);
      return;
    } catch (error) {
      const reason = haltReasonOf(error);
      if (reason === null) throw error;
      core.deps.log.error({ err: error }, 'a result could not be written and is tried again');
      core.memory.halts.set(profileId, reason);
      await setTimeout(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
