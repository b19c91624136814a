import { Group, Select, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import type { Filters } from './filters.ts';

export interface ContactFiltersProps {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

const ALL = 'all';

/** From the search down into the table, as in a list of suggestions. */
function toFirstRow(event: KeyboardEvent) {
  const first = event.key === 'ArrowDown' ? document.querySelector<HTMLElement>('[data-row-opener]') : null;
  if (first === null) return;
  event.preventDefault();
  first.focus();
}

export function ContactFilters({ filters, onChange }: ContactFiltersProps) {
  const text = useText();
  const search = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => search.current?.focus()]]);
  const { data } = useCommandQuery('contacts.lists', {});
  const tags = useCommandQuery('contacts.tags', {}).data?.tags.map(({ tag }) => tag) ?? [];
  const lists = data?.lists.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const consents = [
    { value: 'any', label: text('contacts.anyConsent') },
    { value: 'with', label: text('contacts.withConsent') },
    { value: 'without', label: text('contacts.withoutConsent') },
  ] as const;
  return (
    <Group align="flex-end" role="search">
      <TextInput
        flex="1 1 14rem"
        type="search"
        ref={search}
        aria-keyshortcuts="/"
        onKeyDown={toFirstRow}
        maxLength={100}
        label={text('contacts.search')}
        placeholder={text('contacts.searchHint')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={filters.search}
        onChange={(event) => onChange({ ...filters, search: event.currentTarget.value })}
      />
      <Select
        flex="1 1 12rem"
        label={text('contacts.list')}
        data={[{ value: ALL, label: text('contacts.allLists') }, ...lists]}
        allowDeselect={false}
        value={filters.listId ?? ALL}
        onChange={(list) => onChange({ ...filters, listId: list === ALL ? null : list })}
      />
      {tags.length > 0 && (
        <Select
          flex="1 1 10rem"
          label={text('contacts.tag')}
          placeholder={text('contacts.allTags')}
          data={tags}
          clearable
          value={filters.tag}
          onChange={(tag) => onChange({ ...filters, tag })}
        />
      )}
      <Select
        flex="1 1 12rem"
        label={text('contacts.consentFilter')}
        data={consents}
        allowDeselect={false}
        value={filters.consent}
        onChange={(value) => {
          const chosen = consents.find((option) => option.value === value);
          if (chosen !== undefined) onChange({ ...filters, consent: chosen.value });
        }}
      />
    </Group>
  );
}
