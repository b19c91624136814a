import { Button, Code, Group, NativeSelect } from '@mantine/core';
import type { AdminUser } from '@mywasender/contract/http/admin';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { PageHeader } from '@mywasender/ui/page-header';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { IconUserPlus, IconUserSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useApi, useUser } from '../../shared/api/api-context.tsx';
import { usePages } from '../../shared/api/use-pages.ts';
import { ROLE_LIST } from '../../shared/role-list.ts';
import { SearchField } from '../../shared/search-field.tsx';
import { useText } from '../../shared/use-text.ts';
import type { UserFilters } from '../../shared/user-filters.ts';
import { AddUserDialog } from './add-user-dialog.tsx';
import { useUserActions } from './use-user-actions.tsx';
import { UserDrawer } from './user-drawer.tsx';

export interface UsersPageProps {
  readonly filters: UserFilters;
  readonly onFilters: (filters: UserFilters) => void;
  readonly licensesHref: (userId: string) => string;
}

const ROLE_TONES = {
  user: 'neutral',
  reseller: 'info',
  staff: 'info',
  admin: 'warning',
  auditor: 'warning',
} as const;

export function UsersPage({ filters, onFilters, licensesHref }: UsersPageProps) {
  const api = useApi();
  const changing = useUser()?.role === 'admin';
  const text = useText();
  const format = useFormat();
  const [openedId, setOpenedId] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const { actionsFor, dialog } = useUserActions();
  const { q, role } = filters;
  const pages = usePages(['users', q, role], ({ signal, ...page }) =>
    api.call(
      'GET /v1/admin/users',
      { query: { ...page, ...(q === undefined ? {} : { q }), ...(role === undefined ? {} : { role }) } },
      { signal },
    ),
  );
  const opened = pages.rows?.find((user) => user.id === openedId);
  const columns: Column<AdminUser>[] = [
    { key: 'name', header: text('admin.name'), cell: (user) => user.name },
    { key: 'email', header: text('admin.email'), cell: (user) => <Code>{user.email}</Code> },
    {
      key: 'role',
      header: text('admin.role'),
      cell: (user) => <StatusBadge tone={ROLE_TONES[user.role]} label={text(`admin.roles.${user.role}`)} />,
    },
    {
      key: 'balance',
      header: text('admin.balance'),
      align: 'end',
      cell: ({ balance }) => (balance === null ? '–' : format.number(balance)),
    },
    { key: 'since', nowrap: true, header: text('admin.since'), cell: (user) => format.date(user.createdAt) },
  ];
  return (
    <>
      <PageHeader
        title={text('admin.usersTitle')}
        actions={
          changing && (
            <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
              {text('admin.addUser')}
            </Button>
          )
        }
      />
      <Group align="flex-end" gap="sm" mb="md" role="search">
        <SearchField
          label={text('admin.searchUsers')}
          placeholder={text('admin.searchUsersPlaceholder')}
          value={q ?? ''}
          onChange={(next) => onFilters({ ...filters, q: next === '' ? undefined : next })}
        />
        <NativeSelect
          label={text('admin.roleFilter')}
          data={[
            { value: '', label: text('shell.all') },
            ...ROLE_LIST.map((value) => ({ value, label: text(`admin.roles.${value}`) })),
          ]}
          value={role ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onFilters({ ...filters, role: ROLE_LIST.find((entry) => entry === value) });
          }}
        />
      </Group>
      <DataTable
        {...pages}
        label={text('admin.usersTitle')}
        columns={columns}
        rowKey={(user) => user.id}
        rowLabel={(user) => user.name}
        onOpen={(user) => setOpenedId(user.id)}
        {...(changing ? { actions: actionsFor } : {})}
        empty={
          <EmptyState
            icon={<IconUserSearch />}
            title={text('admin.noUsers')}
            text={text('admin.noUsersText')}
          />
        }
      />
      {opened !== undefined && (
        <UserDrawer
          user={opened}
          actions={actionsFor(opened)}
          licensesHref={licensesHref(opened.id)}
          onClose={() => setOpenedId(null)}
        />
      )}
      {adding && <AddUserDialog onClose={() => setAdding(false)} />}
      {dialog}
    </>
  );
}
