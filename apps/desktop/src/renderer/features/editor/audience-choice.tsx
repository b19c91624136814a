import { Fieldset, MultiSelect, NumberInput, Stack } from '@mantine/core';
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

/** Any number of lists and segments, and who of them is left out. */
export function AudienceChoice({ lists, value, tried, onChange }: AudienceChoiceProps) {
  const text = useText();
  const segments = optionsOf(useCommandQuery('contacts.segments', {}).data?.segments ?? []);
  const segmentIds = value.segmentIds ?? [];
  const exclude = value.exclude ?? {};
  const missing = tried && value.listIds.length + segmentIds.length === 0;
  const leaveOut = (patch: Audience['exclude']) => onChange({ ...value, exclude: { ...exclude, ...patch } });
  const setDays = (days: string | number) => {
    const { withinDays: _, ...others } = exclude;
    onChange({ ...value, exclude: typeof days === 'number' ? { ...others, withinDays: days } : others });
  };
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
      <Fieldset legend={text('editor.audience.exclude')}>
        <Stack>
          <MultiSelect
            label={text('editor.audience.excludeLists')}
            data={optionsOf(lists)}
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
