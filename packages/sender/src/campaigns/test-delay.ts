import type { CampaignDraft } from '@mywasender/contract/models/campaign';

const HOUR = 3_600_000;

/** How much later a campaign ends because part of its people wait for the winner of a test, ms. */
export function testDelay({ message }: CampaignDraft): number {
  const { variants } = message;
  return variants === undefined || variants.testShare === 100 ? 0 : variants.decideAfterHours * HOUR;
}
