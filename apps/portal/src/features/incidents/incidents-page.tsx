import { Text } from '@mantine/core';
import type { Incident } from '@mywasender/contract/http/incidents';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { PageHeader } from '@mywasender/ui/page-header';
import { useFormat } from '@mywasender/ui/use-format';
import { IconShieldCheck } from '@tabler/icons-react';
import { useApi, useUser } from '../../shared/api/api-context.tsx';
import { usePages } from '../../shared/api/use-pages.ts';
import { AppLink, AppLinkButton } from '../../shared/app-link.tsx';
import { useText } from '../../shared/use-text.ts';
import { IncidentDrawer } from './incident-drawer.tsx';
import { IncidentDue, IncidentState } from './incident-state.tsx';
import { scopeWords } from './scope-words.ts';

/** What is carried out takes seconds; only while it is, the list is looked at again. */
const RUNNING_EVERY_MS = 2000;

export interface IncidentsPageProps {
  readonly newHref: string;
  /** the incident shown beside the list */
  readonly openedId: string | null;
  readonly onOpen: (id: string | null) => void;
}

/** What happened so far, newest first. */
export function IncidentsPage({ newHref, openedId, onOpen }: IncidentsPageProps) {
  const api = useApi();
  const text = useText();
  const format = useFormat();
  const changing = useUser()?.role === 'admin';
  const { first: _first, ...pages } = usePages(
    ['incidents'],
    ({ signal, ...page }) => api.call('GET /v1/admin/incidents', { query: page }, { signal }),
    { every: (rows) => rows.some(({ run }) => run === 'running') && RUNNING_EVERY_MS },
  );
  const opened = pages.rows?.find(({ id }) => id === openedId);
  const columns: Column<Incident>[] = [
    { key: 'what', header: text('incidents.what'), cell: ({ title }) => title },
    {
      key: 'whom',
      header: text('incidents.scope'),
      cell: ({ scope }) => <Text size="sm">{scopeWords(scope, text, format)}</Text>,
    },
    {
      key: 'state',
      header: text('incidents.state'),
      cell: (incident) => <IncidentState incident={incident} />,
    },
    { key: 'due', header: text('incidents.due'), cell: (incident) => <IncidentDue incident={incident} /> },
    {
      key: 'opened',
      nowrap: true,
      header: text('incidents.opened'),
      cell: ({ createdAt }) => format.dateTime(createdAt),
    },
  ];
  return (
    <>
      <PageHeader
        title={text('incidents.title')}
        description={text('incidents.text')}
        actions={changing && <AppLinkButton to={newHref}>{text('incidents.open')}</AppLinkButton>}
      />
      <DataTable
        {...pages}
        label={text('incidents.title')}
        columns={columns}
        rowKey={({ id }) => id}
        rowLabel={({ title }) => title}
        onOpen={({ id }) => onOpen(id)}
        empty={
          <EmptyState
            icon={<IconShieldCheck />}
            title={text('incidents.none')}
            text={text(changing ? 'incidents.noneText' : 'incidents.noneTextAuditor')}
            action={changing && <AppLink to={newHref}>{text('incidents.open')}</AppLink>}
          />
        }
      />
      {opened !== undefined && <IncidentDrawer incident={opened} onClose={() => onOpen(null)} />}
    </>
  );
}
