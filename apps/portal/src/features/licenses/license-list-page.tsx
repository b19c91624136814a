import { DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { PageHeader } from '@mywasender/ui/page-header';
import { IconKey, IconSearchOff } from '@tabler/icons-react';
import { useApi, useUser } from '../../shared/api/api-context.tsx';
import { usePages } from '../../shared/api/use-pages.ts';
import { AppLink } from '../../shared/app-link.tsx';
import { definedFilters, type LicenseFilters } from '../../shared/license-filters.ts';
import { useText } from '../../shared/use-text.ts';
import { ExportMenu } from './export-menu.tsx';
import { useLicenseColumns } from './license-columns.tsx';
import { LicenseFilterBar } from './license-filter-bar.tsx';
import type { LicenseScope } from './license-scope.ts';
import { useBulkActions } from './use-bulk-actions.tsx';
import { useLicenseActions } from './use-license-actions.tsx';

export interface LicenseListPageProps {
  readonly scope: LicenseScope;
  readonly filters: LicenseFilters;
  readonly onFilters: (filters: LicenseFilters) => void;
  readonly onOpen: (id: string) => void;
  /** where licenses are made; for sellers */
  readonly generateHref?: string;
}

export function LicenseListPage({ scope, filters, onFilters, onOpen, generateHref }: LicenseListPageProps) {
  const api = useApi();
  const user = useUser();
  const text = useText();
  const readOnly = user?.role === 'auditor';
  const columns = useLicenseColumns(scope);
  const { actionsFor, dialog } = useLicenseActions();
  const pages = usePages(['licenses', 'list', filters], ({ signal, ...page }) =>
    api.call('GET /v1/licenses', { query: { ...definedFilters(filters), ...page } }, { signal }),
  );
  const bulk = useBulkActions(pages.rows);
  const filtered = Object.values(filters).some((value) => value !== undefined);
  const header = {
    mine: { title: text('licenses.myTitle'), description: text('licenses.myText') },
    reseller: { title: text('licenses.title') },
    admin: {
      title: text('licenses.allTitle'),
      description: text(filters.issuerId === undefined ? 'licenses.allText' : 'licenses.ofIssuer'),
    },
  }[scope];
  const emptyText =
    scope === 'mine'
      ? text('licenses.emptyMine', { email: user?.email ?? '' })
      : text(readOnly ? 'licenses.emptyAuditor' : 'licenses.emptyReseller');
  const empty = filtered ? (
    <EmptyState
      icon={<IconSearchOff />}
      title={text('licenses.nothingFound')}
      text={text('licenses.nothingFoundText')}
    />
  ) : (
    <EmptyState
      icon={<IconKey />}
      title={text('licenses.empty')}
      text={emptyText}
      action={
        generateHref === undefined || readOnly ? null : (
          <AppLink to={generateHref}>{text('licenses.generateTitle')}</AppLink>
        )
      }
    />
  );
  return (
    <>
      <PageHeader
        {...header}
        actions={
          scope === 'mine' || readOnly ? undefined : (
            <ExportMenu licenses={definedFilters(filters)} disabled={pages.rows?.length === 0} />
          )
        }
      />
      {scope !== 'mine' && <LicenseFilterBar filters={filters} onChange={onFilters} />}
      <DataTable
        {...pages}
        label={header.title}
        columns={columns}
        rowKey={(license) => license.id}
        rowLabel={(license) => text('licenses.license', { end: license.keyEnd })}
        onOpen={(license) => onOpen(license.id)}
        {...(scope === 'mine' || readOnly ? {} : { actions: actionsFor, selection: bulk.selection })}
        empty={empty}
      />
      {dialog}
      {bulk.dialog}
    </>
  );
}
