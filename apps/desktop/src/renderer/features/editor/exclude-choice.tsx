import { Fieldset, MultiSelect, NumberInput, Stack } from '@mantine/core';
import type { Audience } from '@mywasender/contract/models/campaign';
import type { ContactList } from '@mywasender/contract/models/contact';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';

export interface ExcludeChoiceProps {
  readonly lists: readonly ContactList[];
  readonly value: Audience;
  readonly onChange: (audience: Audience) => void;
}

export const optionsOf = (all: readonly { readonly id: string; readonly name: string }[]) =>
  all.map(({ id, name }) => ({ value: id, label: name }));

/** Lists to choose from, with how many are on each. */
export const countedLists = (lists: readonly ContactList[]) =>
  optionsOf(lists.map(({ id, name, contacts }) => ({ id, name: `${name} (${contacts})` })));

/** Who of the audience is left out. */
export function ExcludeChoice({ lists, value, onChange }: ExcludeChoiceProps) {
  const text = useText();
  const segments = optionsOf(useCommandQuery('contacts.segments', {}).data?.segments ?? []);
  const campaigns = useCommandQuery('campaigns.list', {}).data?.campaigns ?? [];
  const started = optionsOf(campaigns.filter(({ startedAt }) => startedAt !== null));
  const exclude = value.exclude ?? {};
  const leaveOut = (patch: Audience['exclude']) => onChange({ ...value, exclude: { ...exclude, ...patch } });
  const setDays = (days: string | number) => {
    const { withinDays: _, ...others } = exclude;
    onChange({ ...value, exclude: typeof days === 'number' ? { ...others, withinDays: days } : others });
  };
  return (
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
        {value.followUp === undefined && (
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
        )}
      </Stack>
    </Fieldset>
  );
}
