import { Alert, Group, SimpleGrid, Text } from '@mantine/core';
import type { Quota } from '@mywasender/contract/http/admin';
import type { ShopStatistics } from '@mywasender/contract/http/statistics';
import { EmptyState } from '@mywasender/ui/empty-state';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { StatTile } from '@mywasender/ui/stat-tile';
import { useFormat } from '@mywasender/ui/use-format';
import { IconChartBar } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useUser } from '../../shared/api/api-context.tsx';
import { AppLink, AppLinkButton } from '../../shared/app-link.tsx';
import { StateTiles, type StateTilesProps } from '../../shared/charts/state-tiles.tsx';
import { isWithoutLicenses, type SalesDays, useStatistics } from '../../shared/charts/use-statistics.ts';
import { useQuota } from '../../shared/use-quota.ts';
import { useText } from '../../shared/use-text.ts';

const ShopCharts = lazy(async () => ({ default: (await import('./shop-charts.tsx')).ShopCharts }));

/** Left of all that was ever granted; and as many are few in any shop. */
const LOW_SHARE = 0.05;
const FEW = 5;

export interface ShopOverviewPageProps extends Pick<StateTilesProps, 'listOf'> {
  readonly generateHref: string;
  readonly listHref: string;
  readonly ledgerHref: string;
  readonly packsHref: string;
}

/** A shop at a glance: what is left to sell, what was sold, what ends soon. */
export function ShopOverviewPage(props: ShopOverviewPageProps) {
  const { generateHref, listHref, ledgerHref, packsHref, listOf } = props;
  const text = useText();
  const format = useFormat();
  const [days, setDays] = useState<SalesDays>(90);
  const quota = useQuota(true);
  const statistics = useStatistics(days);
  const shown = (value: number | undefined) => (value === undefined ? '…' : format.number(value));
  const granted = quota.data?.granted;
  const owner = useUser()?.role === 'reseller';
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
      <LowStock quota={quota.data} owner={owner} packsHref={packsHref} />
      <SimpleGrid cols={{ base: 2, lg: 4 }} mb="md">
        <StatTile
          label={text('shop.stock')}
          value={shown(quota.data?.balance)}
          hint={
            <>
              {text('shop.stockHint')} {owner && <AppLink to={packsHref}>{text('shop.buyPacks')}</AppLink>}
            </>
          }
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

interface LowStockProps {
  readonly quota: Quota | undefined;
  readonly owner: boolean;
  readonly packsHref: string;
}

/** Says in time that there is little left to sell, and where there is more; packs are bought by the reseller alone. */
function LowStock({ quota, owner, packsHref }: LowStockProps) {
  const text = useText();
  if (quota === undefined || quota.balance > Math.max(FEW, quota.granted * LOW_SHARE)) return null;
  return (
    <Alert color="orange" mb="md">
      <Text fw={600}>{text('shop.lowStock', { count: quota.balance })}</Text>
      <Text size="sm">
        {text(owner ? 'shop.lowStockText' : 'shop.lowStockStaff')}{' '}
        {owner && <AppLink to={packsHref}>{text('shop.buyPacks')}</AppLink>}
      </Text>
    </Alert>
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
  if (isWithoutLicenses(statistics))
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
