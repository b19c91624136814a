import { Badge, Group, Text } from '@mantine/core';
import type { Template } from '@mywasender/contract/models/template';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { IconStarFilled, IconTemplate } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';
import { firstText } from './first-text.ts';

export interface TemplateTableProps {
  /** undefined while they load */
  readonly templates: readonly Template[] | undefined;
  readonly filtered: boolean;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly onOpen: (template: Template) => void;
}

export function TemplateTable({ templates, filtered, error, onRetry, onOpen }: TemplateTableProps) {
  const text = useText();
  const format = useFormat();
  const toasts = useToasts();
  const navigate = useNavigate();
  const favourite = useCommand('templates.favourite', { onError: toasts.failed });
  const duplicate = useCommand('templates.duplicate', {
    onError: toasts.failed,
    onSuccess: ({ name }) => toasts.done(text('templates.duplicated', { name })),
  });
  const restore = useCommand('templates.restore');
  const remove = useCommand('templates.remove', { onError: toasts.failed });
  const takeAway = ({ id, name }: Template) =>
    remove.mutate(
      { templateIds: [id] },
      {
        onSuccess: () =>
          toasts.undo(text('templates.removed', { name }), () => restore.mutateAsync({ templateIds: [id] })),
      },
    );
  const columns: readonly Column<Template>[] = [
    {
      key: 'name',
      header: text('templates.name'),
      cell: (row) => (
        <Group gap="xs" wrap="nowrap">
          {row.favourite && <IconStarFilled size={14} aria-label={text('templates.isFavourite')} />}
          {row.name}
        </Group>
      ),
    },
    {
      key: 'text',
      header: text('templates.text'),
      width: '38%',
      cell: ({ texts }) => (
        <Text size="sm" lineClamp={2} dir="auto">
          {firstText(texts)}
        </Text>
      ),
    },
    {
      key: 'tags',
      header: text('templates.tags'),
      cell: ({ tags }) =>
        tags.length === 0 ? (
          text('app.none')
        ) : (
          <Group gap={4}>
            {tags.map((tag) => (
              <Badge key={tag} variant="light" tt="none">
                {tag}
              </Badge>
            ))}
          </Group>
        ),
    },
    {
      key: 'used',
      header: text('templates.used'),
      cell: ({ uses, lastUsedAt }) =>
        lastUsedAt === null
          ? text('templates.never')
          : text('templates.usedAt', { count: uses, date: format.date(lastUsedAt) }),
    },
  ];
  return (
    <DataTable
      label={text('templates.title')}
      columns={columns}
      rows={templates}
      rowKey={({ id }) => id}
      rowLabel={({ name }) => name}
      onOpen={onOpen}
      error={error}
      onRetry={onRetry}
      empty={
        <EmptyState
          title={text(filtered ? 'templates.nothingFound' : 'templates.empty')}
          text={text(filtered ? 'templates.nothingFoundText' : 'templates.emptyText')}
          icon={<IconTemplate />}
        />
      }
      actions={(template) => [
        {
          key: 'use',
          label: text('templates.use'),
          onSelect: () => void navigate({ to: '/campaigns/new', search: { template: template.id } }),
        },
        { key: 'edit', label: text('templates.edit'), onSelect: () => onOpen(template) },
        {
          key: 'favourite',
          label: text(template.favourite ? 'templates.unfavourite' : 'templates.favourite'),
          onSelect: () => favourite.mutate({ templateId: template.id, favourite: !template.favourite }),
        },
        {
          key: 'duplicate',
          label: text('templates.duplicate'),
          onSelect: () => duplicate.mutate({ templateId: template.id }),
        },
        { key: 'remove', label: text('templates.remove'), danger: true, onSelect: () => takeAway(template) },
      ]}
    />
  );
}
