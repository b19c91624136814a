import { Group, SimpleGrid, Text, Title } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { PageHeader } from '@mywasender/ui/page-header';
import { StatTile } from '@mywasender/ui/stat-tile';
import { useFormat } from '@mywasender/ui/use-format';
import { useApi } from '../../shared/api/api-context.tsx';
import { usePages } from '../../shared/api/use-pages.ts';
import { AppLink, AppLinkButton } from '../../shared/app-link.tsx';
import { LedgerTable } from '../../shared/ledger-table.tsx';
import { useQuota } from '../../shared/use-quota.ts';
import { useText } from '../../shared/use-text.ts';

export interface ResellerOverviewPageProps {
  readonly generateHref: string;
  readonly listHref: string;
}

export function ResellerOverviewPage({ generateHref, listHref }: ResellerOverviewPageProps) {
  const api = useApi();
  const text = useText();
  const format = useFormat();
  const quota = useQuota(true);
  const ledger = usePages(['quota', 'ledger'], ({ signal, ...page }) =>
    api.call('GET /v1/quota/ledger', { query: page }, { signal }),
  );
  const shown = (value: number | undefined) => (value === undefined ? '…' : format.number(value));
  return (
    <>
      <PageHeader
        title={text('licenses.resellerTitle')}
        actions={
          <Group>
            <AppLink to={listHref}>{text('licenses.title')}</AppLink>
            <AppLinkButton to={generateHref}>{text('licenses.generateTitle')}</AppLinkButton>
          </Group>
        }
      />
      <ErrorNotice error={quota.error} onRetry={() => void quota.refetch()} />
      <SimpleGrid cols={{ base: 1, xs: 3 }} mb="xl">
        <StatTile label={text('licenses.balance')} value={shown(quota.data?.balance)} />
        <StatTile label={text('licenses.granted')} value={shown(quota.data?.granted)} />
        <StatTile label={text('licenses.issued')} value={shown(quota.data?.issued)} />
      </SimpleGrid>
      <Title order={2}>{text('licenses.ledger')}</Title>
      <Text c="dimmed" size="sm" mb="sm">
        {text('licenses.ledgerText')}
      </Text>
      <LedgerTable pages={ledger} />
    </>
  );
}
