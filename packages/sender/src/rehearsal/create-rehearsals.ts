import { on } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '@mywasender/contract/app-error';
import type { EventPayload } from '@mywasender/contract/events';
import type { RehearsalJob, RehearsalMessage, RehearsalResult } from './rehearsal-messages.ts';

/** Beside this file as source; beside the core's program when bundled (`core-threads.ts`). */
const WORKER = `./rehearsal-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`;

/** One rehearsal at a time, and the result of the last one, in memory alone. */
export interface Rehearsals {
  /** Throws `REHEARSAL_RUNNING`, `REHEARSAL_CANCELLED` and what the start of a campaign throws. */
  run(
    job: Omit<RehearsalJob, 'dataDir' | 'mediaDir' | 'store'>,
    onProgress: (progress: EventPayload<'rehearsal.progress'>) => void,
  ): Promise<RehearsalResult>;
  /** False when this campaign is not being rehearsed. Resolves when nothing of it is left. */
  cancel(campaignId: string): Promise<boolean>;
  result(campaignId: string): RehearsalResult | null;
  stop(): Promise<void>;
}

interface Running {
  readonly campaignId: string;
  readonly cancelling: AbortController;
  readonly done: Promise<RehearsalResult>;
}

export function createRehearsals(realDir: string): Rehearsals {
  const dataDir = join(realDir, 'rehearsal');
  // The copy of an app that was killed in the middle.
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
  let running: Running | null = null;
  let last: RehearsalResult | null = null;

  const end = async (entry: Running): Promise<void> => {
    entry.cancelling.abort();
    await Promise.allSettled([entry.done]);
  };
  return {
    run: async (input, onProgress) => {
      if (running !== null) throw new AppError('REHEARSAL_RUNNING');
      last = null;
      const cancelling = new AbortController();
      const job = { ...input, dataDir, mediaDir: join(realDir, 'media'), store: join(realDir, 'app.db') };
      const done = inThread(job, onProgress, cancelling.signal);
      running = { campaignId: job.campaignId, cancelling, done };
      try {
        last = await done;
        return last;
      } finally {
        running = null;
      }
    },
    cancel: async (campaignId) => {
      if (running?.campaignId !== campaignId) return false;
      await end(running);
      return true;
    },
    result: (campaignId) => (last?.summary.campaignId === campaignId ? last : null),
    stop: async () => {
      if (running !== null) await end(running);
    },
  };
}

async function inThread(
  job: RehearsalJob,
  onProgress: (progress: EventPayload<'rehearsal.progress'>) => void,
  signal: AbortSignal,
): Promise<RehearsalResult> {
  mkdirSync(job.dataDir, { recursive: true, mode: 0o700 });
  const worker = new Worker(new URL(WORKER, import.meta.url), { workerData: job });
  try {
    for await (const [received] of on(worker, 'message', { close: ['exit'], signal })) {
      const message: RehearsalMessage = received;
      if (message.kind === 'end') return message.result;
      if (message.kind === 'refused') throw new AppError(message.code, message.params);
      onProgress(message.progress);
    }
    throw new Error('the thread of the rehearsal ended early');
  } catch (error) {
    throw signal.aborted ? new AppError('REHEARSAL_CANCELLED') : error;
  } finally {
    await worker.terminate();
    await rm(job.dataDir, { recursive: true, force: true, maxRetries: 3 });
  }
}
