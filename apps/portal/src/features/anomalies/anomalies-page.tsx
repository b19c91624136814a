import { Code, Group, NativeSelect, Text } from '@mantine/core';
import { ANOMALY_KINDS, type Anomaly, type AnomalyKind } from '@mywasender/contract/http/anomalies';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { PageHeader } from '@mywasender/ui/page-header';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { usePages } from '../../shared/api/use-pages.ts';
import { STATUS_TONES } from '../../shared/license-status.ts';
import { useText } from '../../shared/use-text.ts';
import { AnomalyWords } from './anomaly-words.tsx';

/** What looks like abuse at any license. A row leads to the license, where it can be suspended or a computer blocked. */
export function AnomaliesPage({ onOpen }: { readonly onOpen: (licenseId: string) => void }) {
  const api = useApi();
  const text = useText();
  const format = useFormat();
  const [kind, setKind] = useState<AnomalyKind | null>(null);
  const filter = kind === null ? {} : { kind };
  const pages = usePages(['anomalies', kind], ({ signal, ...page }) =>
    api.call('GET /v1/admin/anomalies', { query: { ...page, ...filter } }, { signal }),
  );
  const nameOf = ({ license }: Anomaly) =>
    license === null ? text('anomalies.gone') : text('licenses.license', { end: license.keyEnd });
  const columns: Column<Anomaly>[] = [
    {
      key: 'license',
      nowrap: true,
      header: text('anomalies.license'),
      cell: ({ license }) =>
        license === null ? (
          text('anomalies.gone')
        ) : (
          <Code>{text('licenses.keyEnd', { end: license.keyEnd })}</Code>
        ),
    },
    { key: 'what', header: text('anomalies.happened'), cell: (row) => <AnomalyWords anomaly={row} /> },
    {
      key: 'customer',
      header: text('anomalies.customer'),
      cell: ({ license }) => (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {license?.customerEmail ?? '–'}
        </Text>
      ),
    },
    {
      key: 'status',
      header: text('licenses.status'),
      cell: ({ license }) =>
        license === null ? (
          '–'
        ) : (
          <StatusBadge
            tone={STATUS_TONES[license.status]}
            label={text(`licenses.statuses.${license.status}`)}
          />
        ),
    },
    {
      key: 'last',
      nowrap: true,
      header: text('anomalies.last'),
      cell: ({ lastAt }) => format.relative(lastAt),
    },
  ];
  return (
    <>
      <PageHeader title={text('anomalies.title')} description={text('anomalies.text')} />
      <Group mb="md" role="search">
        <NativeSelect
          label={text('anomalies.show')}
          data={[
            { value: '', label: text('anomalies.every') },
            ...ANOMALY_KINDS.map((value) => ({ value, label: text(`anomalies.kind.${value}`) })),
          ]}
          value={kind ?? ''}
          onChange={({ currentTarget: { value } }) =>
            setKind(ANOMALY_KINDS.find((known) => known === value) ?? null)
          }
        />
      </Group>
      <DataTable
        {...pages}
        label={text('anomalies.title')}
        columns={columns}
        rowKey={({ id }) => id}
        rowLabel={nameOf}
        onOpen={({ licenseId }) => {
          if (licenseId !== null) onOpen(licenseId);
        }}
        empty={
          kind === null ? (
            <EmptyState
              icon={<IconCircleCheck />}
              title={text('anomalies.none')}
              text={text('anomalies.noneText')}
            />
          ) : (
            <EmptyState icon={<IconCircleCheck />} title={text('anomalies.noneOfKind')} />
          )
        }
      />
    </>
  );
}
