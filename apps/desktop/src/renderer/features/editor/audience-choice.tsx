import { MultiSelect } from '@mantine/core';
import type { Audience } from '@mywasender/contract/models/campaign';
import type { ContactList } from '@mywasender/contract/models/contact';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { ExcludeChoice, optionsOf } from './exclude-choice.tsx';

export interface AudienceChoiceProps {
  readonly lists: readonly ContactList[];
  readonly value: Audience;
  /** The user tried to go on: say what is missing. */
  readonly tried: boolean;
  readonly onChange: (audience: Audience) => void;
}

/** Any number of lists and segments, and who of them is left out. */
export function AudienceChoice({ lists, value, tried, onChange }: AudienceChoiceProps) {
  const text = useText();
  const segments = optionsOf(useCommandQuery('contacts.segments', {}).data?.segments ?? []);
  const segmentIds = value.segmentIds ?? [];
  const missing = tried && value.listIds.length + segmentIds.length === 0;
  return (
    <>
      <MultiSelect
        label={text('editor.audience.list')}
        data={optionsOf(lists)}
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
      <ExcludeChoice lists={lists} value={value} onChange={onChange} />
    </>
  );
}
