import type { VariantReport } from '@mywasender/contract/models/variants';
import type { Core } from '../core.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import { countUndecided, decisionOf, testedAt, testedVariants } from '../store/variant-tests.ts';
import { decisionTime, judgeCampaign } from './judge-campaign.ts';

/** The variants of a campaign against each other; `null` for a message without. */
export function reportVariants(core: Core, { id, draft }: StoredCampaign): VariantReport | null {
  const { variants } = draft.message;
  if (variants === undefined) return null;
  const decision = decisionOf(core.sql, id);
  const waiting = countUndecided(core.sql, id);
  const tested = testedAt(core.sql, id, core.settings.get().pauseOnReply);
  const figures = testedVariants(core.sql, id, variants.items.length);
  return {
    items: variants.items.map(({ name }, index) => {
      const {
        audience = 0,
        sent = 0,
        delivered = 0,
        read = 0,
        replied = 0,
        optedOut = 0,
      } = figures[index] ?? {};
      return { name, audience, sent, delivered, read, replied, optedOut };
    }),
    waiting,
    judgement: decision?.judgement ?? judgeCampaign(core.sql, id, variants),
    testedAt: decision === null && tested !== null && tested > 0 ? tested : null,
    decideAt: waiting > 0 && tested !== null ? decisionTime(tested, variants) : null,
    decidedAt: decision?.at ?? null,
  };
}
