import { Group, NativeSelect, Text } from '@mantine/core';
import type { Alert } from '@mywasender/contract/http/alerts';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { PageHeader } from '@mywasender/ui/page-header';
import type { RowAction } from '@mywasender/ui/row-menu';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { IconBan, IconBellCheck, IconCheck, IconSearch } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi, useUser } from '../../shared/api/api-context.tsx';
import { usePages } from '../../shared/api/use-pages.ts';
import { BlockDialog } from '../../shared/block-dialog.tsx';
import { useText } from '../../shared/use-text.ts';
import { AlertSettings } from './alert-settings.tsx';
import { type LookAt, placeOf } from './place-of.ts';

/** Kinds whose subject is an address that can be shut out. */
const ABOUT_ADDRESS: readonly Alert['kind'][] = ['FAILED_LOGINS_ADDRESS', 'LIMIT_STORM'];

/** What the server noticed, and the settings that say when it does. */
export function AlertsPage({ onLookAt }: { readonly onLookAt: (place: LookAt) => void }) {
  const api = useApi();
  const changing = useUser()?.role === 'admin';
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const format = useFormat();
  const [open, setOpen] = useState(true);
  const [blocking, setBlocking] = useState<string | null>(null);
  const pages = usePages(['alerts', open], ({ signal, ...page }) =>
    api.call('GET /v1/admin/alerts', { query: { ...page, open } }, { signal }),
  );
  const acknowledge = useMutation({
    mutationFn: ({ id }: Alert) => api.call('POST /v1/admin/alerts/:id/acknowledge', { params: { id } }),
    onSuccess: () => toasts.done(text('alerts.nowAcknowledged')),
    onError: toasts.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['alerts'] }),
  });
  const columns: Column<Alert>[] = [
    {
      key: 'what',
      header: text('alerts.happened'),
      cell: ({ message, acknowledgedAt }) => (
        <div>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {message}
          </Text>
          {acknowledgedAt !== null && (
            <Text size="sm" c="dimmed">
              {text('alerts.acknowledgedAt', { time: format.dateTime(acknowledgedAt) })}
            </Text>
          )}
        </div>
      ),
    },
    {
      key: 'severity',
      header: text('alerts.severity'),
      cell: ({ severity }) => (
        <StatusBadge
          tone={severity === 'critical' ? 'bad' : 'warning'}
          label={text(`alerts.severities.${severity}`)}
        />
      ),
    },
    { key: 'times', align: 'end', header: text('alerts.times'), cell: ({ count }) => format.number(count) },
    { key: 'last', nowrap: true, header: text('alerts.last'), cell: ({ lastAt }) => format.relative(lastAt) },
  ];
  const actionsOf = (alert: Alert): readonly RowAction[] => {
    const place = placeOf(alert);
    return [
      ...(changing && alert.acknowledgedAt === null
        ? [
            {
              key: 'acknowledge',
              label: text('alerts.acknowledge'),
              icon: <IconCheck size={16} aria-hidden />,
              onSelect: () => acknowledge.mutate(alert),
            },
          ]
        : []),
      ...(place === null
        ? []
        : [
            {
              key: 'look',
              label: text(`alerts.${place.label}`),
              icon: <IconSearch size={16} aria-hidden />,
              onSelect: () => onLookAt(place),
            },
          ]),
      ...(changing && ABOUT_ADDRESS.includes(alert.kind)
        ? [
            {
              key: 'block',
              label: text('blocks.blockThis'),
              icon: <IconBan size={16} aria-hidden />,
              onSelect: () => setBlocking(alert.subject),
            },
          ]
        : []),
    ];
  };
  return (
    <>
      <PageHeader title={text('alerts.title')} description={text('alerts.text')} />
      <Group mb="md" role="search">
        <NativeSelect
          label={text('alerts.show')}
          data={[
            { value: 'open', label: text('alerts.open') },
            { value: 'acknowledged', label: text('alerts.acknowledged') },
          ]}
          value={open ? 'open' : 'acknowledged'}
          onChange={(event) => setOpen(event.currentTarget.value === 'open')}
        />
      </Group>
      <DataTable
        {...pages}
        label={text('alerts.title')}
        columns={columns}
        rowKey={({ id }) => id}
        rowLabel={({ message }) => message}
        actions={actionsOf}
        empty={
          open ? (
            <EmptyState icon={<IconBellCheck />} title={text('alerts.none')} text={text('alerts.noneText')} />
          ) : (
            <EmptyState icon={<IconBellCheck />} title={text('alerts.noneAcknowledged')} />
          )
        }
      />
      <AlertSettings />
      {blocking !== null && <BlockDialog address={blocking} onClose={() => setBlocking(null)} />}
    </>
  );
}
