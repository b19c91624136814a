import type { CampaignDraft } from '@mywasender/contract/models/campaign';
import type { StoredRecipient } from '../store/recipients.ts';

/** The variant somebody gets or got; `null` where there are none, and while it is not decided. */
export function variantName({ message }: CampaignDraft, { variant }: StoredRecipient): string | null {
  return variant === null ? null : (message.variants?.items[variant]?.name ?? null);
}
