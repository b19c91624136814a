import type { Core } from '../core.ts';
import { openAnswers } from '../store/answers.ts';
import { allProfiles } from '../store/profiles.ts';

type Parts = Pick<Core, 'sql' | 'profiles'>;

/** What WhatsApp's change has stopped is opened again: there is newer code. */
export function reopenOutdated({ sql, profiles }: Parts): void {
  for (const { id } of allProfiles(sql)) {
    if (profiles.state(id).kind === 'outdated') profiles.keepOpen(id);
  }
}

/** Newer code is out of use: the loops of the profiles that have it in their pages open these again, between two people. */
export function reopenUpdated(core: Core): void {
  for (const { id } of allProfiles(core.sql)) {
    if (!core.profiles.hasUpdate(id)) continue;
    core.memory.outOfUse.add(id);
    core.wake(id);
  }
}

/**
 * Opens the page again when its code is out of use, between two messages: with no answer of a person on its way, whose fate
 * would be uncertain. `reopens`: it is being opened; `later`: an answer is on its way.
 */
export function reopenOutOfUse(core: Core, profileId: string): 'reopens' | 'later' | null {
  const { outOfUse } = core.memory;
  if (!outOfUse.has(profileId)) return null;
  const isAnswering = openAnswers(core.sql, profileId).some(({ status }) => status === 'claimed');
  if (isAnswering) return 'later';
  outOfUse.delete(profileId);
  // Opened meanwhile for another reason, it has what is in use now.
  if (!core.profiles.hasUpdate(profileId)) return null;
  core.profiles.keepOpen(profileId);
  return 'reopens';
}
