import { Group, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Template } from '@mywasender/contract/models/template';
import { PageHeader } from '@mywasender/ui/page-header';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { LibraryActions } from './library-actions.tsx';
import { TemplateDialog } from './template-dialog.tsx';
import { TemplateTable } from './template-table.tsx';

const ALL = '';

/** The library of messages: find one, keep it in order, take it into a campaign. */
export function TemplatesPage() {
  const text = useText();
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search.trim(), 200);
  const [tag, setTag] = useState(ALL);
  const [favourites, setFavourites] = useState(false);
  const [open, setOpen] = useState<Template>();
  const query = {
    ...(wanted === '' ? {} : { search: wanted }),
    ...(tag === ALL ? {} : { tag }),
    ...(favourites ? { favourites } : {}),
  };
  const { data, error, refetch } = useCommandQuery('templates.list', query, { keepPrevious: true });
  const tags = data?.tags ?? [];
  return (
    <>
      <PageHeader
        title={text('templates.title')}
        description={text('templates.description')}
        actions={<LibraryActions />}
      />
      <Stack>
        <Group align="flex-end">
          <TextInput
            flex="1 1 14rem"
            type="search"
            label={text('templates.search')}
            placeholder={text('templates.searchHint')}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <Select
            flex="1 1 12rem"
            label={text('templates.tag')}
            data={[
              { value: ALL, label: text('templates.allTags') },
              ...tags.map((one) => ({ value: one.tag, label: `${one.tag} (${one.templates})` })),
            ]}
            allowDeselect={false}
            value={tag}
            onChange={(value) => setTag(value ?? ALL)}
          />
          <Switch
            mb="xs"
            label={text('templates.favouritesOnly')}
            checked={favourites}
            onChange={(event) => setFavourites(event.currentTarget.checked)}
          />
        </Group>
        <TemplateTable
          templates={data?.templates}
          filtered={wanted !== '' || tag !== ALL || favourites}
          error={data === undefined ? error : null}
          onRetry={() => void refetch()}
          onOpen={setOpen}
        />
      </Stack>
      {open !== undefined && <TemplateDialog template={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}
