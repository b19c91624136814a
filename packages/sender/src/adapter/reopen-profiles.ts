import type { Core } from '../core.ts';
import { isIdle } from '../profiles/profile-rules.ts';
import { allProfiles } from '../store/profiles.ts';

type Parts = Pick<Core, 'sql' | 'profiles'>;

/** What WhatsApp's change has stopped is opened again: there is newer code. */
export function reopenOutdated({ sql, profiles }: Parts): void {
  for (const { id } of allProfiles(sql)) {
    if (profiles.state(id).kind === 'outdated') profiles.keepOpen(id);
  }
}

/** Newer code is out of use. Where a campaign is sending it stays in the page until that is opened the next time. */
export function reopenUpdated({ sql, profiles }: Parts): void {
  for (const { id } of allProfiles(sql)) {
    if (profiles.hasUpdate(id) && isIdle({ sql }, id)) profiles.keepOpen(id);
  }
}
