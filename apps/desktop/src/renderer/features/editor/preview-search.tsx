import { Group, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useText } from '../../shared/use-text.ts';

const PICKS = ['order', 'longest', 'missing'] as const;
export type PreviewPick = (typeof PICKS)[number];

export interface PreviewSearchProps {
  readonly search: string;
  readonly pick: PreviewPick;
  readonly onSearch: (search: string) => void;
  readonly onPick: (pick: PreviewPick) => void;
}

/** Whom the preview shows: one by name, the longest text, who lacks a value. */
export function PreviewSearch({ search, pick, onSearch, onPick }: PreviewSearchProps) {
  const text = useText();
  return (
    <Group gap="xs" grow align="flex-end">
      <TextInput
        size="xs"
        type="search"
        label={text('editor.preview.search')}
        placeholder={text('editor.preview.searchHint')}
        leftSection={<IconSearch size={14} aria-hidden />}
        maxLength={100}
        value={search}
        onChange={(event) => onSearch(event.currentTarget.value)}
      />
      <Select
        size="xs"
        label={text('editor.preview.show')}
        data={PICKS.map((value) => ({ value, label: text(`editor.preview.pick.${value}`) }))}
        allowDeselect={false}
        value={pick}
        onChange={(value) => onPick(PICKS.find((known) => known === value) ?? 'order')}
      />
    </Group>
  );
}
