import type { CampaignDraft } from '@mywasender/contract/models/campaign';
import { PACES } from './paces.ts';

/** What a new campaign starts from: daytime, every day, the normal pace. */
export const BLANK_DRAFT: CampaignDraft = {
  name: '',
  profileIds: [],
  audience: { listIds: [] },
  message: { text: '' },
  schedule: { startAt: null, from: '09:00', to: '20:00', weekdays: [1, 2, 3, 4, 5, 6, 7], expiresAt: null },
  pace: PACES.normal,
};
