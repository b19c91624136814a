import { Badge, Button, Card, Group, NavLink, Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { EmptyState } from '@mywasender/ui/empty-state';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { useFormat } from '@mywasender/ui/use-format';
import { IconMessages, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTransport } from '../../shared/core.tsx';
import { usePages } from '../../shared/use-pages.ts';
import { useText } from '../../shared/use-text.ts';

const FILTERS = ['all', 'open', 'done', 'unread', 'unclear'] as const;

export interface ConversationListProps {
  readonly chosen: string | undefined;
  readonly onChoose: (conversationId: string) => void;
}

export function ConversationList({ chosen, onChoose }: ConversationListProps) {
  const text = useText();
  const format = useFormat();
  const transport = useTransport();
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<(typeof FILTERS)[number]>('all');
  const [wanted] = useDebouncedValue(search.trim(), 200);
  const query = {
    ...(wanted === '' ? {} : { search: wanted }),
    ...(filter === 'all' ? {} : { filter }),
  };
  const { table } = usePages(['inbox.conversations', query], (page) =>
    transport.call('inbox.conversations', { ...query, ...page }),
  );
  const anything = wanted !== '' || filter !== 'all';
  return (
    <Stack>
      <Group align="flex-end" role="search">
        <TextInput
          flex="1 1 10rem"
          type="search"
          maxLength={100}
          label={text('replies.search')}
          placeholder={text('replies.searchHint')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Select
          flex="1 1 8rem"
          label={text('replies.filter')}
          data={FILTERS.map((value) => ({ value, label: text(`replies.filters.${value}`) }))}
          allowDeselect={false}
          value={filter}
          onChange={(value) => setFilter(FILTERS.find((known) => known === value) ?? 'all')}
        />
      </Group>
      {table.rows === undefined && table.error === null && <LoadingLines />}
      {table.rows === undefined && <ErrorNotice error={table.error} onRetry={table.onRetry} />}
      {table.rows?.length === 0 && (
        <EmptyState
          title={text(anything ? 'replies.noneFound' : 'replies.empty')}
          text={text(anything ? 'replies.noneFoundText' : 'replies.emptyText')}
          icon={<IconMessages />}
        />
      )}
      {table.rows !== undefined && table.rows.length > 0 && (
        <Card withBorder p="xs" component="section" aria-label={text('replies.conversations')}>
          {table.rows.map(({ id, name, phone, last, unread, unclear }) => (
            <NavLink
              key={id}
              component="button"
              type="button"
              active={id === chosen}
              aria-current={id === chosen}
              onClick={() => onChoose(id)}
              label={<bdi>{name === '' ? (phone ?? text('app.none')) : name}</bdi>}
              description={`${format.dateTime(last.at)} · ${last.text.slice(0, 80)}`}
              rightSection={
                <Group gap={4}>
                  {unclear && <Badge color="yellow">{text('replies.filters.unclear')}</Badge>}
                  {unread > 0 && (
                    <Badge aria-label={text('replies.unread', { count: unread })}>{unread}</Badge>
                  )}
                </Group>
              }
            />
          ))}
          {table.hasMore && (
            <Button variant="subtle" fullWidth loading={table.loadingMore} onClick={table.onLoadMore}>
              {text('replies.more')}
            </Button>
          )}
        </Card>
      )}
    </Stack>
  );
}
