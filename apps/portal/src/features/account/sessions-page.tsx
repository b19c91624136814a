import { Button } from '@mantine/core';
import type { Session } from '@mywasender/contract/http/auth';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { PageHeader } from '@mywasender/ui/page-header';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';
import { describeUserAgent } from './describe-user-agent.ts';

export function SessionsPage() {
  const api = useApi();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const format = useFormat();
  const query = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => api.call('GET /v1/auth/sessions', {}, { signal }),
  });
  const settled = {
    onError: toasts.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['sessions'] }),
  };
  const end = useMutation({
    mutationFn: ({ id }: Session) => api.call('DELETE /v1/auth/sessions/:id', { params: { id } }),
    onSuccess: () => toasts.done(text('account.ended')),
    ...settled,
  });
  const endOthers = useMutation({
    mutationFn: (_count: number) => api.call('DELETE /v1/auth/sessions', {}),
    onSuccess: (_answer, count) =>
      toasts.done(count === 1 ? text('account.ended') : text('account.endedOthers', { count })),
    ...settled,
  });
  const kindOf = ({ client }: Session) => text(client === 'web' ? 'account.browser' : 'account.desktopApp');
  const nameOf = (session: Session) => describeUserAgent(session.userAgent) ?? kindOf(session);
  const others = query.data?.items.filter((session) => !session.current) ?? [];
  const columns: Column<Session>[] = [
    { key: 'where', header: text('account.where'), cell: nameOf },
    {
      key: 'current',
      header: text('licenses.status'),
      cell: (session) =>
        session.current ? <StatusBadge tone="good" label={text('account.current')} /> : kindOf(session),
    },
    { key: 'ip', header: text('account.ip'), cell: (session) => session.ip ?? '–' },
    {
      key: 'used',
      nowrap: true,
      header: text('account.lastUsed'),
      cell: (session) => format.relative(session.lastUsedAt),
    },
    {
      key: 'since',
      nowrap: true,
      header: text('account.signedIn'),
      cell: (session) => format.dateTime(session.createdAt),
    },
    {
      key: 'end',
      header: text('account.endSession'),
      cell: (session) =>
        session.current ? (
          '–'
        ) : (
          <Button
            size="xs"
            variant="default"
            aria-label={text('account.endSessionOf', { name: nameOf(session) })}
            onClick={() => end.mutate(session)}
          >
            {text('account.endSession')}
          </Button>
        ),
    },
  ];
  return (
    <>
      <PageHeader
        title={text('account.sessionsTitle')}
        description={text('account.sessionsText')}
        actions={
          <Button
            variant="default"
            disabled={others.length === 0}
            loading={endOthers.isPending}
            onClick={() => endOthers.mutate(others.length)}
          >
            {text('account.endOthers')}
          </Button>
        }
      />
      <DataTable
        label={text('account.sessionsTitle')}
        columns={columns}
        rows={query.data?.items}
        rowKey={(session) => session.id}
        rowLabel={nameOf}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={<EmptyState title={text('account.noSessions')} />}
      />
    </>
  );
}
