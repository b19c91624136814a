import { Group, SimpleGrid } from '@mantine/core';
import type { ShopStatistics } from '@mywasender/contract/http/statistics';
import { EmptyState } from '@mywasender/ui/empty-state';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { StatTile } from '@mywasender/ui/stat-tile';
import { useFormat } from '@mywasender/ui/use-format';
import { IconChartBar } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { AppLink, AppLinkButton } from '../../shared/app-link.tsx';
import { StateTiles, type StateTilesProps } from '../../shared/charts/state-tiles.tsx';
import { type SalesDays, useStatistics } from '../../shared/charts/use-statistics.ts';
import { useQuota } from '../../shared/use-quota.ts';
import { useText } from '../../shared/use-text.ts';

const ShopCharts = lazy(async () => ({ default: (await import('./shop-charts.tsx')).ShopCharts }));

export interface ShopOverviewPageProps extends Pick<StateTilesProps, 'listOf'> {
  readonly generateHref: string;
  readonly listHref: string;
  readonly ledgerHref: string;
}

/** A shop at a glance: what is left to sell, what was sold, what ends soon. */
export function ShopOverviewPage({ generateHref, listHref, ledgerHref, listOf }: ShopOverviewPageProps) {
  const text = useText();
  const format = useFormat();
  const [days, setDays] = useState<SalesDays>(90);
  const quota = useQuota(true);
  const statistics = useStatistics(days);
  const shown = (value: number | undefined) => (value === undefined ? '…' : format.number(value));
  const granted = quota.data?.granted;
  return (
    <>
      <PageHeader
        title={text('shop.title')}
        actions={
          <Group>
            <AppLink to={listHref}>{text('licenses.title')}</AppLink>
            <AppLinkButton to={generateHref}>{text('licenses.generateTitle')}</AppLinkButton>
          </Group>
        }
      />
      <ErrorNotice error={quota.error} onRetry={() => void quota.refetch()} />
      <ErrorNotice error={statistics.error} onRetry={() => void statistics.refetch()} />
      <SimpleGrid cols={{ base: 2, lg: 4 }} mb="md">
        <StatTile
          label={text('shop.stock')}
          value={shown(quota.data?.balance)}
          hint={text('shop.stockHint')}
        />
        <StatTile
          label={text('shop.issued')}
          value={shown(quota.data?.issued)}
          hint={
            <>
              {granted !== undefined && text('shop.issuedHint', { granted: format.number(granted) })}{' '}
              <AppLink to={ledgerHref}>{text('licenses.ledger')}</AppLink>
            </>
          }
        />
        <StateTiles licenses={statistics.data?.licenses} listOf={listOf} />
      </SimpleGrid>
      {statistics.data !== undefined && (
        <Charts statistics={statistics.data} days={days} onDays={setDays} generateHref={generateHref} />
      )}
    </>
  );
}

interface ChartsProps {
  readonly statistics: ShopStatistics;
  readonly days: SalesDays;
  readonly onDays: (days: SalesDays) => void;
  readonly generateHref: string;
}

function Charts({ statistics, days, onDays, generateHref }: ChartsProps) {
  const text = useText();
  const { active, expired, suspended, revoked } = statistics.licenses;
  if (active + expired + suspended + revoked === 0)
    return (
      <EmptyState
        icon={<IconChartBar />}
        title={text('shop.nothing')}
        text={text('shop.nothingText')}
        action={<AppLink to={generateHref}>{text('licenses.generateTitle')}</AppLink>}
      />
    );
  return (
    <Suspense fallback={<LoadingLines />}>
      <ShopCharts statistics={statistics} days={days} onDays={onDays} />
    </Suspense>
  );
}
