import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '@mywasender/contract/app-error';
import { playCampaign } from './play-campaign.ts';
import type { RehearsalJob, RehearsalMessage } from './rehearsal-messages.ts';

/** A thread of its own, so that the core goes on answering however long a rehearsal is. */
async function rehearse(port: NonNullable<typeof parentPort>, job: RehearsalJob): Promise<void> {
  const post = (message: RehearsalMessage) => port.postMessage(message);
  try {
    copyStore(job);
    const result = await playCampaign(job, (progress) => post({ kind: 'progress', progress }));
    post({ kind: 'end', result });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    post({ kind: 'refused', code: error.code, params: { ...error.params } });
  } finally {
    port.close();
  }
}

function copyStore({ store, dataDir }: RehearsalJob): void {
  const database = new DatabaseSync(store, { readOnly: true, timeout: 5000 });
  try {
    database.prepare('VACUUM INTO ?').run(join(dataDir, 'app.db'));
  } finally {
    database.close();
  }
}

if (parentPort !== null) await rehearse(parentPort, workerData);
