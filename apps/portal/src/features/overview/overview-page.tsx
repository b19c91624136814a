import { Grid, SimpleGrid } from '@mantine/core';
import { EmptyState } from '@mywasender/ui/empty-state';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { useFormat } from '@mywasender/ui/use-format';
import { IconChartBar } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { PeriodSelect } from '../../shared/charts/period-select.tsx';
import { StateTiles, type StateTilesProps } from '../../shared/charts/state-tiles.tsx';
import { isWithoutLicenses, type SalesDays, useStatistics } from '../../shared/charts/use-statistics.ts';
import { useText } from '../../shared/use-text.ts';
import { OpenList, type OpenListProps } from './open-list.tsx';
import { ServerState } from './server-state.tsx';
import { useOverview } from './use-overview.ts';

const OverviewCharts = lazy(async () => ({
  default: (await import('./overview-charts.tsx')).OverviewCharts,
}));

export interface OverviewPageProps extends Pick<StateTilesProps, 'listOf'>, Pick<OpenListProps, 'hrefs'> {}

/** Everything an administrator looks at first: what waits, what runs, what was sold. */
export function OverviewPage({ listOf, hrefs }: OverviewPageProps) {
  const text = useText();
  const format = useFormat();
  const [days, setDays] = useState<SalesDays>(30);
  const statistics = useStatistics(days);
  const overview = useOverview(days);
  const counted = statistics.data?.countedAt;
  const nothingYet =
    statistics.data !== undefined &&
    isWithoutLicenses(statistics.data) &&
    overview.data?.money.series.length === 0;
  return (
    <>
      <PageHeader
        title={text('overview.title')}
        description={
          counted === undefined ? undefined : text('overview.counted', { time: format.time(counted) })
        }
        actions={<PeriodSelect days={days} onDays={setDays} />}
      />
      <ErrorNotice error={statistics.error} onRetry={() => void statistics.refetch()} />
      <ErrorNotice error={overview.error} onRetry={() => void overview.refetch()} />
      <Grid mb="md">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          {overview.data === undefined ? (
            overview.isPending && <LoadingLines />
          ) : (
            <OpenList open={overview.data.open} hrefs={hrefs} />
          )}
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          {overview.data !== undefined && <ServerState overview={overview.data} auditHref={hrefs.audit} />}
        </Grid.Col>
      </Grid>
      <SimpleGrid cols={{ base: 2, lg: 3 }} mb="md">
        <StateTiles licenses={statistics.data?.licenses} listOf={listOf} />
      </SimpleGrid>
      {nothingYet ? (
        <EmptyState
          icon={<IconChartBar />}
          title={text('overview.nothing')}
          text={text('overview.nothingText')}
        />
      ) : (
        statistics.data !== undefined &&
        overview.data !== undefined && (
          <Suspense fallback={<LoadingLines />}>
            <OverviewCharts statistics={statistics.data} overview={overview.data} />
          </Suspense>
        )
      )}
    </>
  );
}
