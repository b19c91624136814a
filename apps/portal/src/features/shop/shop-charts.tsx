import '@mantine/charts/styles.css';
import { Grid } from '@mantine/core';
import type { ShopStatistics } from '@mywasender/contract/http/statistics';
import { PeriodSelect, type PeriodSelectProps } from '../../shared/charts/period-select.tsx';
import { SalesChart } from '../../shared/charts/sales-chart.tsx';
import { StatesChart } from '../../shared/charts/states-chart.tsx';

export interface ShopChartsProps extends PeriodSelectProps {
  readonly statistics: ShopStatistics;
}

/** In a file of its own: the library that draws is large, and the numbers need not wait for it. */
export function ShopCharts({ statistics, days, onDays }: ShopChartsProps) {
  return (
    <Grid>
      <Grid.Col span={{ base: 12, lg: 8 }}>
        <SalesChart sales={statistics.sales} controls={<PeriodSelect days={days} onDays={onDays} />} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 4 }}>
        <StatesChart licenses={statistics.licenses} />
      </Grid.Col>
    </Grid>
  );
}
