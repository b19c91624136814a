import '@mantine/charts/styles.css';
import { Grid } from '@mantine/core';
import type { AdminOverview } from '@mywasender/contract/http/overview';
import type { ShopStatistics } from '@mywasender/contract/http/statistics';
import { SalesChart } from '../../shared/charts/sales-chart.tsx';
import { StatesChart } from '../../shared/charts/states-chart.tsx';
import { MoneyChart } from './money-chart.tsx';
import { VerdictChart } from './verdict-chart.tsx';

export interface OverviewChartsProps {
  readonly statistics: ShopStatistics;
  readonly overview: AdminOverview;
}

/** In a file of its own: the library that draws is large, and the numbers need not wait for it. */
export function OverviewCharts({ statistics, overview }: OverviewChartsProps) {
  const { unit, verdicts, money } = overview;
  return (
    <Grid>
      <Grid.Col span={{ base: 12, lg: 8 }}>
        <SalesChart sales={statistics.sales} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 4 }}>
        <StatesChart licenses={statistics.licenses} />
      </Grid.Col>
      <Grid.Col span={12}>
        <MoneyChart money={money} unit={unit} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 6 }}>
        <VerdictChart of="activations" points={verdicts} unit={unit} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 6 }}>
        <VerdictChart of="checks" points={verdicts} unit={unit} />
      </Grid.Col>
    </Grid>
  );
}
