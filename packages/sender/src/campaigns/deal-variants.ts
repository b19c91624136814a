import { splitAudience } from '@mywasender/campaigns/variants/split-audience';
import type { StoredCampaign } from '../store/campaigns.ts';
import type { FreezeInto } from './freeze-people.ts';

/** Who of the people to be queued gets which variant, or waits for the winner. Empty for a message without variants. */
export async function dealVariants(
  { id, draft }: StoredCampaign,
  queuedIds: () => Promise<readonly number[]>,
): Promise<Pick<FreezeInto, 'variantOf' | 'variants'>> {
  const { variants } = draft.message;
  if (variants === undefined) return {};
  const dealt = splitAudience({
    ids: await queuedIds(),
    seed: `variants of ${id}`,
    variants: variants.items.length,
    testShare: variants.testShare,
  });
  return {
    variants: variants.items.length,
    variantOf: (contactId) => dealt.get(contactId) ?? 'undecided',
  };
}
