import { MultiSelect, Select } from '@mantine/core';
import type { Audience } from '@mywasender/contract/models/campaign';
import type { ContactList } from '@mywasender/contract/models/contact';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { countedLists, ExcludeChoice, optionsOf } from './exclude-choice.tsx';

export interface AudienceChoiceProps {
  readonly lists: readonly ContactList[];
  readonly value: Audience;
  /** The user tried to go on: say what is missing. */
  readonly tried: boolean;
  readonly onChange: (audience: Audience) => void;
}

/** Any number of lists and segments, of them those with a tag, and who is left out. */
export function AudienceChoice({ lists, value, tried, onChange }: AudienceChoiceProps) {
  const text = useText();
  const segments = optionsOf(useCommandQuery('contacts.segments', {}).data?.segments ?? []);
  const tags = useCommandQuery('contacts.tags', {}).data?.tags ?? [];
  const segmentIds = value.segmentIds ?? [];
  const missing = tried && value.listIds.length + segmentIds.length === 0;
  const setTag = (tag: string | null) => {
    const { tag: _, ...others } = value;
    onChange(tag === null ? others : { ...others, tag });
  };
  return (
    <>
      <MultiSelect
        label={text('editor.audience.list')}
        data={countedLists(lists)}
        searchable
        required={segmentIds.length === 0}
        maxValues={50}
        value={value.listIds}
        onChange={(listIds) => onChange({ ...value, listIds })}
        error={missing ? text('editor.audience.listMissing') : undefined}
      />
      {segments.length > 0 && (
        <MultiSelect
          label={text('editor.audience.segments')}
          data={segments}
          maxValues={50}
          value={segmentIds}
          onChange={(ids) => onChange({ ...value, segmentIds: ids })}
        />
      )}
      {(tags.length > 0 || value.tag !== undefined) && (
        <Select
          label={text('editor.audience.tag')}
          placeholder={text('editor.audience.tagAny')}
          data={tags.map(({ tag, contacts }) => ({ value: tag, label: `${tag} (${contacts})` }))}
          searchable
          clearable
          value={value.tag ?? null}
          onChange={setTag}
        />
      )}
      <ExcludeChoice lists={lists} value={value} onChange={onChange} />
    </>
  );
}
