import { Progress } from '@mantine/core';
import type { RecipientCounts } from '@mywasender/contract/models/campaign';
import { useFormat } from '@mywasender/ui/use-format';
import { COUNT_COLORS, COUNT_ORDER } from './campaign-counts.ts';
import { useText } from './use-text.ts';

export interface CountsBarProps {
  readonly counts: RecipientCounts;
  readonly size?: 'sm' | 'xl';
}

/** Where the people of a campaign stand, as parts of one bar. */
export function CountsBar({ counts, size = 'sm' }: CountsBarProps) {
  const text = useText();
  const format = useFormat();
  const shown = COUNT_ORDER.filter((status) => counts[status] > 0);
  const sentence = format.list(
    shown.map((status) => `${text(`campaigns.recipient.${status}`)}: ${format.number(counts[status])}`),
  );
  return (
    <Progress.Root size={size} w="100%" role="img" aria-label={sentence}>
      {shown.map((status) => (
        <Progress.Section
          key={status}
          value={(counts[status] / Math.max(1, counts.total)) * 100}
          color={COUNT_COLORS[status]}
          withAria={false}
        />
      ))}
    </Progress.Root>
  );
}
