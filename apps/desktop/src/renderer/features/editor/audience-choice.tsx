import { Fieldset, MultiSelect, NumberInput, Select, Stack } from '@mantine/core';
import type { Audience } from '@mywasender/contract/models/campaign';
import type { ContactList } from '@mywasender/contract/models/contact';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';

export interface AudienceChoiceProps {
  readonly lists: readonly ContactList[];
  readonly value: Audience;
  /** The user tried to go on: say what is missing. */
  readonly tried: boolean;
  readonly onChange: (audience: Audience) => void;
}

const optionsOf = (all: readonly { readonly id: string; readonly name: string }[]) =>
  all.map(({ id, name }) => ({ value: id, label: name }));
const countedLists = (lists: readonly ContactList[]) =>
  optionsOf(lists.map(({ id, name, contacts }) => ({ id, name: `${name} (${contacts})` })));

/** Any number of lists and segments, of them those with a tag, and who is left out. */
export function AudienceChoice({ lists, value, tried, onChange }: AudienceChoiceProps) {
  const text = useText();
  const segments = optionsOf(useCommandQuery('contacts.segments', {}).data?.segments ?? []);
  const tags = useCommandQuery('contacts.tags', {}).data?.tags ?? [];
  const campaigns = useCommandQuery('campaigns.list', {}).data?.campaigns ?? [];
  const started = optionsOf(campaigns.filter(({ startedAt }) => startedAt !== null));
  const segmentIds = value.segmentIds ?? [];
  const exclude = value.exclude ?? {};
  const missing = tried && value.listIds.length + segmentIds.length === 0;
  const leaveOut = (patch: Audience['exclude']) => onChange({ ...value, exclude: { ...exclude, ...patch } });
  const setTag = (tag: string | null) => {
    const { tag: _, ...others } = value;
    onChange(tag === null ? others : { ...others, tag });
  };
  const setDays = (days: string | number) => {
    const { withinDays: _, ...others } = exclude;
    onChange({ ...value, exclude: typeof days === 'number' ? { ...others, withinDays: days } : others });
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
      <Fieldset legend={text('editor.audience.exclude')}>
        <Stack>
          <MultiSelect
            label={text('editor.audience.excludeLists')}
            data={countedLists(lists)}
            searchable
            maxValues={50}
            value={exclude.listIds ?? []}
            onChange={(listIds) => leaveOut({ listIds })}
          />
          {segments.length > 0 && (
            <MultiSelect
              label={text('editor.audience.excludeSegments')}
              data={segments}
              maxValues={50}
              value={exclude.segmentIds ?? []}
              onChange={(ids) => leaveOut({ segmentIds: ids })}
            />
          )}
          {started.length > 0 && (
            <MultiSelect
              label={text('editor.audience.excludeCampaigns')}
              data={started}
              searchable
              maxValues={50}
              value={exclude.campaignIds ?? []}
              onChange={(campaignIds) => leaveOut({ campaignIds })}
            />
          )}
          <NumberInput
            label={text('editor.audience.excludeDays')}
            description={text('editor.audience.excludeDaysHint')}
            min={1}
            max={3650}
            clampBehavior="strict"
            allowDecimal={false}
            value={exclude.withinDays ?? ''}
            onChange={setDays}
          />
        </Stack>
      </Fieldset>
    </>
  );
}
