import { Stack, Text } from '@mantine/core';
import type { Campaign } from '@mywasender/contract/models/campaign';
import type { VariantReport } from '@mywasender/contract/models/variants';
import { NumbersTable } from '@mywasender/ui/numbers-table';
import { useFormat } from '@mywasender/ui/use-format';
import type { ReactNode } from 'react';
import { TableCard } from './table-card.tsx';
import { useText } from './use-text.ts';
import { useVerdictText } from './use-verdict-text.ts';

export interface VariantResultProps {
  readonly campaign: Campaign;
  readonly result: VariantReport;
  /** what can be done about it */
  readonly children?: ReactNode;
}

const COLUMNS = ['people', 'sent', 'read', 'replied', 'optedOut'] as const;

/** The versions of a message side by side, what that says, and what follows from it. */
export function VariantResult({ campaign, result, children }: VariantResultProps) {
  const text = useText();
  const format = useFormat();
  const verdictText = useVerdictText();
  const { variants } = campaign.draft.message;
  if (variants === undefined) return null;
  const { judgement, items, decidedAt } = result;
  const { figures, winner, verdict } = judgement;
  const verdictSentence = verdictText(judgement, variants);
  const share = (index: number) => {
    const one = figures[index];
    if (one === undefined || one.sent === 0) return text('app.none');
    const [value, low, high] = [one.share, one.low, one.high].map((number) => format.percent(number));
    return text('variants.report.interval', { share: value ?? '', low: low ?? '', high: high ?? '' });
  };
  return (
    <TableCard title={text('variants.report.title')}>
      <Stack gap="sm">
        <NumbersTable
          label={text('variants.report.title')}
          headers={[
            text('variants.report.version'),
            ...COLUMNS.map((column) => text(`variants.report.${column}`)),
            text(`variants.report.share.${variants.winnerRule}`),
          ]}
          rows={items.map((item, index) => ({
            key: item.name,
            cells: [
              item.name,
              ...COLUMNS.map((column) => format.number(item[column === 'people' ? 'audience' : column])),
              share(index),
            ],
          }))}
        />
        <Text size="xs" c="dimmed">
          {text('variants.report.intervalHint')}
        </Text>
        <Text fw={600} role="status">
          {decidedAt === null
            ? text('variants.report.soFar', { sentence: verdictSentence })
            : verdictSentence}
        </Text>
        {figures.map(
          ({ barred }, index) =>
            barred && (
              <Text key={items[index]?.name} size="sm">
                {text('variants.report.barred', { name: items[index]?.name ?? '' })}
              </Text>
            ),
        )}
        {decidedAt !== null && (
          <Text size="sm">
            {text('variants.report.decidedAt', { time: format.dateTime(decidedAt) })}{' '}
            {winner !== null &&
              verdict !== 'by-hand' &&
              text('variants.report.given', { name: items[winner]?.name ?? '' })}
          </Text>
        )}
        {result.waiting > 0 && (
          <Text size="sm">
            {text('variants.report.waiting', { count: result.waiting })}{' '}
            {campaign.pauseReason !== 'no-winner' &&
              (result.decideAt === null
                ? text('variants.report.testing', { hours: variants.decideAfterHours })
                : text('variants.report.decideAt', { time: format.dateTime(result.decideAt) }))}
          </Text>
        )}
        {children}
      </Stack>
    </TableCard>
  );
}
