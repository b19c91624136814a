import { Button, Code, Group, NativeSelect } from '@mantine/core';
import type { AddressBlock } from '@mywasender/contract/http/address-blocks';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { PageHeader } from '@mywasender/ui/page-header';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { IconBan } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi, useUser } from '../../shared/api/api-context.tsx';
import { usePages } from '../../shared/api/use-pages.ts';
import { BlockDialog } from '../../shared/block-dialog.tsx';
import { useText } from '../../shared/use-text.ts';

export function BlocksPage() {
  const api = useApi();
  const changing = useUser()?.role === 'admin';
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const format = useFormat();
  const [active, setActive] = useState(true);
  const [adding, setAdding] = useState(false);
  const pages = usePages(['blocks', active], ({ signal, ...page }) =>
    api.call('GET /v1/admin/address-blocks', { query: { ...page, active } }, { signal }),
  );
  const lift = useMutation({
    mutationFn: ({ id }: AddressBlock) => api.call('DELETE /v1/admin/address-blocks/:id', { params: { id } }),
    onSuccess: (_answer, { network }) => toasts.done(text('blocks.lifted', { network })),
    onError: toasts.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['blocks'] }),
  });
  const columns: Column<AddressBlock>[] = [
    { key: 'network', header: text('blocks.network'), cell: ({ network }) => <Code>{network}</Code> },
    { key: 'reason', header: text('blocks.reason'), cell: ({ reason }) => reason },
    {
      key: 'since',
      nowrap: true,
      header: text('blocks.since'),
      cell: ({ createdAt }) => format.dateTime(createdAt),
    },
    {
      key: 'end',
      nowrap: true,
      header: text(active ? 'blocks.until' : 'blocks.ended'),
      cell: ({ endsAt, endedAt }) => format.dateTime(endedAt ?? endsAt),
    },
  ];
  const liftColumn: Column<AddressBlock> = {
    key: 'lift',
    header: text('blocks.lift'),
    cell: (block) => (
      <Button
        size="xs"
        variant="default"
        aria-label={text('blocks.liftOf', { network: block.network })}
        onClick={() => lift.mutate(block)}
      >
        {text('blocks.lift')}
      </Button>
    ),
  };
  return (
    <>
      <PageHeader
        title={text('blocks.title')}
        description={text('blocks.text')}
        actions={
          changing && (
            <Button leftSection={<IconBan size={16} aria-hidden />} onClick={() => setAdding(true)}>
              {text('blocks.block')}
            </Button>
          )
        }
      />
      <Group mb="md" role="search">
        <NativeSelect
          label={text('blocks.show')}
          data={[
            { value: 'active', label: text('blocks.active') },
            { value: 'past', label: text('blocks.past') },
          ]}
          value={active ? 'active' : 'past'}
          onChange={(event) => setActive(event.currentTarget.value === 'active')}
        />
      </Group>
      <DataTable
        {...pages}
        label={text('blocks.title')}
        columns={changing && active ? [...columns, liftColumn] : columns}
        rowKey={(block) => block.id}
        rowLabel={(block) => block.network}
        empty={
          active ? (
            <EmptyState icon={<IconBan />} title={text('blocks.none')} text={text('blocks.noneText')} />
          ) : (
            <EmptyState icon={<IconBan />} title={text('blocks.noPast')} />
          )
        }
      />
      {adding && <BlockDialog onClose={() => setAdding(false)} />}
    </>
  );
}
