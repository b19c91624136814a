import type { CampaignDraft } from '@mywasender/contract/models/campaign';

/** The profile of a campaign; the contract allows exactly one. */
export function onlyProfile({ profileIds }: Pick<CampaignDraft, 'profileIds'>): string {
  const [id] = profileIds;
  if (id === undefined) throw new TypeError('a campaign without a profile');
  return id;
}
