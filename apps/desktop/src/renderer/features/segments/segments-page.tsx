import { Text } from '@mantine/core';
import type { CommandOutput } from '@mywasender/contract/commands/command-map';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { PageHeader } from '@mywasender/ui/page-header';
import { useToasts } from '@mywasender/ui/undo-toast';
import { IconFilter } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { ButtonLink } from '../../shared/button-link.tsx';
import { TextLink } from '../../shared/text-link.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { describeRules } from './describe-rules.ts';
import { useRuleWords } from './use-rule-words.ts';

type SavedSegment = CommandOutput<'contacts.segments'>['segments'][number];

/** Every saved segment, in words. */
export function SegmentsPage() {
  const text = useText();
  const toasts = useToasts();
  const navigate = useNavigate();
  const words = useRuleWords();
  const { data, error, refetch } = useCommandQuery('contacts.segments', {});
  const restore = useCommand('contacts.restoreSegment');
  const remove = useCommand('contacts.removeSegment', { onError: toasts.failed });
  const removeOne = ({ id, name }: SavedSegment) =>
    remove.mutate(
      { segmentId: id },
      {
        onSuccess: () =>
          toasts.undo(text('segments.removed', { name }), () => restore.mutateAsync({ segmentId: id })),
      },
    );
  const columns: readonly Column<SavedSegment>[] = [
    { key: 'name', header: text('segments.name'), cell: ({ name }) => name },
    {
      key: 'who',
      header: text('segments.who'),
      width: '50%',
      cell: ({ rules }) => <Text size="sm">{describeRules(rules, words)}</Text>,
    },
    {
      key: 'used',
      header: text('segments.usedIn'),
      cell: ({ usedBy }) => (
        <Text size="sm">{usedBy.length === 0 ? text('app.none') : usedBy.join(', ')}</Text>
      ),
    },
  ];
  const create = <ButtonLink to="/contacts/segments/new">{text('segments.new')}</ButtonLink>;
  return (
    <>
      <TextLink to="/contacts" size="sm">
        {text('imports.back')}
      </TextLink>
      <PageHeader
        title={text('segments.title')}
        description={text('segments.description')}
        actions={create}
      />
      <DataTable
        label={text('segments.title')}
        columns={columns}
        rows={data?.segments}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        onOpen={({ id }) => void navigate({ to: '/contacts/segments/$segmentId', params: { segmentId: id } })}
        error={error}
        onRetry={() => void refetch()}
        empty={
          <EmptyState
            title={text('segments.empty')}
            text={text('segments.emptyText')}
            icon={<IconFilter />}
            action={create}
          />
        }
        actions={(segment) => [
          { key: 'remove', label: text('segments.remove'), danger: true, onSelect: () => removeOne(segment) },
        ]}
      />
    </>
  );
}
