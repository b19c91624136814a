import { confirmStop } from '@mywasender/campaigns/stop/confirm-stop';
import type { Core } from '../core.ts';
import { countStops } from '../store/consents.ts';
import { lidOfPhone } from '../store/identities.ts';
import { isSuppressed, phoneHash } from '../store/suppressions.ts';
import { type ClaimedAnswer, claimAutomatic, sendAutomatic } from './automatic-answer.ts';
import type { Asked } from './may-answer.ts';

/** Two programs that answer each other end here, whatever they say. */
const SILENT_MS = 30 * 86_400_000;

export interface Stop extends Asked {
  readonly suppressionId: number;
  readonly text: string;
  readonly at: number;
}

/**
 * Claims the one confirmation of a suppression, in the transaction that has just entered the STOP. `null` when there is
 * none to send: switched off, told before, another STOP of this person within 30 days, or nothing may leave now.
 */
export function claimConfirmation(core: Core, { suppressionId, ...stop }: Stop): ClaimedAnswer | null {
  const { phone, at } = stop;
  if (!core.settings.get().confirmStop) return null;
  const lid = lidOfPhone(core.sql, phone);
  const persons = [phone, ...(lid === null ? [] : [lid])].map((name) => phoneHash(core.salt, name));
  if (countStops(core.sql, persons, at - SILENT_MS) !== 1) return null;
  return claimAutomatic(core, { ...stop, answerId: `stop-${suppressionId}`, text: confirmStop(stop.text) });
}

/** The conversation stays open: somebody may want to see who has left. */
export async function sendConfirmation(core: Core, confirmation: ClaimedAnswer): Promise<void> {
  const { phone } = confirmation;
  // It may have been lifted or switched off while it waited for its turn.
  await sendAutomatic(
    core,
    confirmation,
    () =>
      core.settings.get().confirmStop &&
      isSuppressed(core.sql, core.salt, { phone, lid: lidOfPhone(core.sql, phone) }),
  );
}
