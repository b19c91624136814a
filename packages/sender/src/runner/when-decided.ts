import { decisionTime } from '../campaigns/judge-campaign.ts';
import type { Core } from '../core.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import { hasUndecided, testedAt } from '../store/variant-tests.ts';

/** When the people who wait for the winner get it; `undecided: false` when nobody does. `at` is `null` while the test goes on. */
export function whenDecided(
  core: Core,
  { id, draft }: StoredCampaign,
): { readonly undecided: false } | { readonly undecided: true; readonly at: number | null } {
  const { variants } = draft.message;
  if (variants === undefined || !hasUndecided(core.sql, id)) return { undecided: false };
  const tested = testedAt(core.sql, id, core.settings.get().pauseOnReply);
  return { undecided: true, at: tested === null ? null : decisionTime(tested, variants) };
}
