import type { Judgement, Variants } from '@mywasender/contract/models/variants';
import { useFormat } from '@mywasender/ui/use-format';
import { useText } from './use-text.ts';

/** How a test of variants ended, or stands, in plain words. */
export function useVerdictText(): (judgement: Judgement, variants: Variants) => string {
  const text = useText();
  const format = useFormat();
  return ({ verdict, winner, figures, closest }, { items, winnerRule, minimumDifference }) => {
    const name = (index: number | null | undefined) => (index == null ? '' : (items[index]?.name ?? ''));
    const share = (index: number | undefined) =>
      format.percent(index === undefined ? 0 : (figures[index]?.share ?? 0));
    const compared = {
      ahead: share(closest?.ahead),
      behind: share(closest?.behind),
      other: name(closest?.behind),
      did: text(`variants.did.${winnerRule}`),
      points: minimumDifference,
    };
    const even = verdict === 'chance' && closest?.difference === 0;
    const speaksOfLeader = verdict === 'clear' || verdict === 'chance' || verdict === 'below-minimum';
    return text(even ? 'variants.verdict.same' : `variants.verdict.${verdict}`, {
      ...compared,
      name: name(speaksOfLeader ? closest?.ahead : winner),
    });
  };
}
