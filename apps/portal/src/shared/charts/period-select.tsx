import { NativeSelect } from '@mantine/core';
import { useText } from '../use-text.ts';
import { SALES_PERIODS, type SalesDays } from './use-statistics.ts';

export interface PeriodSelectProps {
  readonly days: SalesDays;
  readonly onDays: (days: SalesDays) => void;
}

/** What time is shown. */
export function PeriodSelect({ days, onDays }: PeriodSelectProps) {
  const text = useText();
  return (
    <NativeSelect
      size="xs"
      aria-label={text('shop.period')}
      data={SALES_PERIODS.map((value) => ({
        value: String(value),
        label: text(`shop.periods.d${value}`),
      }))}
      value={String(days)}
      onChange={(event) => {
        const chosen = SALES_PERIODS.find((value) => String(value) === event.currentTarget.value);
        if (chosen !== undefined) onDays(chosen);
      }}
    />
  );
}
