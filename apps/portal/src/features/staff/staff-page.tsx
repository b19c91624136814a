import { Button, Code } from '@mantine/core';
import type { Staff } from '@mywasender/contract/http/staff';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { PageHeader } from '@mywasender/ui/page-header';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { usePages } from '../../shared/api/use-pages.ts';
import { useText } from '../../shared/use-text.ts';
import { AddStaffDialog } from './add-staff-dialog.tsx';
import { RenameStaffDialog } from './rename-staff-dialog.tsx';
import { STAFF_KEY, useStaffActions } from './use-staff-actions.tsx';

/** The people who work for a reseller. */
export function StaffPage() {
  const api = useApi();
  const text = useText();
  const format = useFormat();
  const [asked, setAsked] = useState<'add' | Staff | null>(null);
  const actionsFor = useStaffActions(setAsked);
  const close = () => setAsked(null);
  const pages = usePages(STAFF_KEY, ({ signal, ...page }) =>
    api.call('GET /v1/staff', { query: page }, { signal }),
  );
  const columns: Column<Staff>[] = [
    { key: 'name', header: text('staff.name'), cell: ({ name }) => name },
    { key: 'email', header: text('staff.email'), cell: ({ email }) => <Code>{email}</Code> },
    {
      key: 'state',
      header: text('staff.state'),
      cell: ({ disabledAt }) =>
        disabledAt === null ? (
          <StatusBadge tone="good" label={text('staff.active')} />
        ) : (
          <StatusBadge tone="neutral" label={text('staff.disabled')} />
        ),
    },
    {
      key: 'revoking',
      header: text('staff.revoking'),
      cell: ({ mayRevoke }) => text(mayRevoke ? 'staff.may' : 'staff.mayNot'),
    },
    {
      key: 'since',
      nowrap: true,
      header: text('staff.since'),
      cell: ({ createdAt }) => format.date(createdAt),
    },
  ];
  const add = (
    <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setAsked('add')}>
      {text('staff.add')}
    </Button>
  );
  const none = pages.rows?.length === 0;
  return (
    <>
      <PageHeader
        title={text('staff.title')}
        description={text('staff.text')}
        actions={none ? undefined : add}
      />
      <DataTable
        {...pages}
        label={text('staff.title')}
        columns={columns}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        actions={actionsFor}
        empty={
          <EmptyState
            icon={<IconUsers />}
            title={text('staff.none')}
            text={text('staff.noneText')}
            action={add}
          />
        }
      />
      {asked === 'add' && <AddStaffDialog onClose={close} />}
      {asked !== null && asked !== 'add' && <RenameStaffDialog person={asked} onClose={close} />}
    </>
  );
}
