import { judgeVariants } from '@mywasender/campaigns/variants/judge-variants';
import type { Judgement, Variants } from '@mywasender/contract/models/variants';
import type { Sql } from '../store/sql.ts';
import { testedVariants } from '../store/variant-tests.ts';

const HOUR = 3_600_000;

/** The test of a campaign by its stated rule, as it stands. */
export function judgeCampaign(sql: Sql, campaignId: number, variants: Variants): Judgement {
  const figures = testedVariants(sql, campaignId, variants.items.length).map((one) => ({
    sent: one.sent,
    count: variants.winnerRule === 'reads' ? one.read : one.answered,
    optedOut: one.optedOut,
  }));
  return judgeVariants(figures, variants);
}

/** When a test whose last message left at `testedAt` is decided, epoch ms. */
export function decisionTime(testedAt: number, { decideAfterHours }: Variants): number {
  return testedAt === 0 ? 0 : testedAt + decideAfterHours * HOUR;
}
