import type { OptIn } from '@mywasender/contract/models/opt-in';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { PageHeader } from '@mywasender/ui/page-header';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { IconQrcode } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { ButtonLink } from '../../shared/button-link.tsx';
import { TextLink } from '../../shared/text-link.tsx';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { useOptInActions } from './use-opt-in-actions.ts';
import { useProfileName } from './use-profile-name.ts';

/** Every keyword people can join by. */
export function OptInsPage() {
  const text = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const profileName = useProfileName();
  const actions = useOptInActions();
  const { data, error, refetch } = useCommandQuery('contacts.optIns', {});
  const columns: readonly Column<OptIn>[] = [
    { key: 'keyword', header: text('optIns.keyword'), cell: ({ keyword }) => <bdi>{keyword}</bdi> },
    {
      key: 'state',
      header: text('optIns.state'),
      cell: ({ paused }) => (
        <StatusBadge
          tone={paused ? 'neutral' : 'good'}
          label={text(paused ? 'optIns.paused' : 'optIns.listening')}
        />
      ),
    },
    {
      key: 'profile',
      header: text('optIns.profile'),
      cell: ({ profileId }) => <bdi>{profileName(profileId)}</bdi>,
    },
    { key: 'list', header: text('optIns.list'), cell: ({ listName }) => <bdi>{listName}</bdi> },
    {
      key: 'joined',
      header: text('optIns.joined'),
      align: 'end',
      cell: ({ joined }) => format.number(joined),
    },
  ];
  const create = <ButtonLink to="/contacts/opt-ins/new">{text('optIns.new')}</ButtonLink>;
  return (
    <>
      <TextLink to="/contacts" size="sm">
        {text('imports.back')}
      </TextLink>
      <PageHeader title={text('optIns.title')} description={text('optIns.description')} actions={create} />
      <DataTable
        label={text('optIns.title')}
        columns={columns}
        rows={data?.optIns}
        rowKey={({ id }) => id}
        rowLabel={({ keyword }) => keyword}
        onOpen={({ id }) => void navigate({ to: '/contacts/opt-ins/$optInId', params: { optInId: id } })}
        error={error}
        onRetry={() => void refetch()}
        empty={
          <EmptyState
            title={text('optIns.empty')}
            text={text('optIns.emptyText')}
            icon={<IconQrcode />}
            action={create}
          />
        }
        actions={(optIn) => [
          {
            key: 'pause',
            label: text(optIn.paused ? 'optIns.resume' : 'optIns.pause'),
            onSelect: () => actions.pause(optIn),
          },
          {
            key: 'remove',
            label: text('optIns.remove'),
            danger: true,
            onSelect: () => actions.remove(optIn),
          },
        ]}
      />
    </>
  );
}
