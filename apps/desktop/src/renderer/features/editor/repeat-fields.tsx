import { Group, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import type { Schedule } from '@mywasender/contract/models/campaign';
import { REPEAT_EVERY } from '@mywasender/contract/models/repeat';
import { fromLocalInput, toLocalInput } from '../../shared/local-time.ts';
import { useText } from '../../shared/use-text.ts';

export interface RepeatFieldsProps {
  readonly schedule: Schedule;
  readonly onChange: (schedule: Schedule) => void;
}

const NEVER = 'never';
const FIRST_TIMES = 12;

/** Whether it is sent again, how often, and when that ends. */
export function RepeatFields({ schedule, onChange }: RepeatFieldsProps) {
  const text = useText();
  const { repeat, ...once } = schedule;
  const setEvery = (picked: string | null) => {
    const every = REPEAT_EVERY.find((known) => known === picked);
    const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();
    const { times, until } = repeat ?? { times: FIRST_TIMES, until: null };
    onChange(every === undefined ? once : { ...once, repeat: { every, zone, times, until } });
  };
  return (
    <Stack gap="sm">
      <Select
        label={text('editor.repeat.every')}
        description={repeat === undefined ? undefined : text('editor.repeat.hint')}
        maw="24rem"
        data={[NEVER, ...REPEAT_EVERY].map((value) => ({
          value,
          label: text(`editor.repeat.${value === NEVER ? NEVER : oneOfEvery(value)}`),
        }))}
        allowDeselect={false}
        value={repeat?.every ?? NEVER}
        onChange={setEvery}
        error={needsStart(schedule) ? text('editor.repeat.needsStart') : undefined}
      />
      {repeat !== undefined && (
        <Group align="flex-start">
          <NumberInput
            label={text('editor.repeat.times')}
            description={text('editor.repeat.timesHint')}
            min={2}
            max={366}
            clampBehavior="strict"
            allowDecimal={false}
            flex="1 1 12rem"
            value={repeat.times}
            onChange={(times) =>
              typeof times === 'number' && times >= 2 && onChange({ ...once, repeat: { ...repeat, times } })
            }
          />
          <TextInput
            type="datetime-local"
            label={text('editor.repeat.until')}
            description={text('editor.repeat.untilHint')}
            flex="1 1 12rem"
            defaultValue={toLocalInput(repeat.until)}
            onChange={({ currentTarget }) =>
              onChange({ ...once, repeat: { ...repeat, until: fromLocalInput(currentTarget.value) } })
            }
          />
        </Group>
      )}
    </Stack>
  );
}

const oneOfEvery = (value: string) => REPEAT_EVERY.find((known) => known === value) ?? 'day';

/** The end of each run is counted from its start, so that the first one needs a set time. */
export function needsStart({ repeat, startAt, expiresAt }: Schedule): boolean {
  return repeat !== undefined && expiresAt !== null && startAt === null;
}
