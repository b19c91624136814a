import { Checkbox, Group, Input, Radio, Stack, TextInput } from '@mantine/core';
import type { Schedule } from '@mywasender/contract/models/campaign';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fromLocalInput, toLocalInput } from '../../shared/local-time.ts';
import { useText } from '../../shared/use-text.ts';

export interface ScheduleFieldsProps {
  readonly schedule: Schedule;
  readonly onChange: (schedule: Schedule) => void;
}

const HOUR = 3_600_000;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** 1 January 2024 was a Monday. */
const dayName = (weekday: number, language: string) =>
  new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday));

/** In an hour, on the hour. */
const nextHour = () => Math.ceil((Date.now() + HOUR) / HOUR) * HOUR;

/** Start, sending hours, days, and the time after which nothing is sent. */
export function ScheduleFields({ schedule, onChange }: ScheduleFieldsProps) {
  const text = useText();
  const { i18n } = useTranslation();
  const [later, setLater] = useState(schedule.startAt !== null);
  const [expiring, setExpiring] = useState(schedule.expiresAt !== null);
  const change = (patch: Partial<Schedule>) => onChange({ ...schedule, ...patch });
  return (
    <Stack>
      <Radio.Group
        label={text('editor.pace.start')}
        value={later ? 'later' : 'now'}
        onChange={(value) => {
          setLater(value === 'later');
          change({ startAt: value === 'later' ? nextHour() : null });
        }}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="now" label={text('editor.pace.startNow')} />
          <Radio value="later" label={text('editor.pace.startLater')} />
        </Stack>
      </Radio.Group>
      {later && (
        <TextInput
          type="datetime-local"
          maw="16rem"
          label={text('editor.pace.startAt')}
          defaultValue={toLocalInput(schedule.startAt)}
          onChange={(event) => {
            const startAt = fromLocalInput(event.currentTarget.value);
            if (startAt !== null) change({ startAt });
          }}
          error={schedule.startAt === null ? text('editor.pace.startMissing') : undefined}
        />
      )}
      <Input.Wrapper
        role="group"
        labelElement="div"
        label={text('editor.pace.hours')}
        description={text('editor.pace.hoursHint')}
        aria-label={text('editor.pace.hours')}
      >
        <Group mt="xs">
          <TextInput
            type="time"
            label={text('editor.pace.from')}
            value={schedule.from}
            onChange={({ currentTarget }) =>
              currentTarget.value !== '' && change({ from: currentTarget.value })
            }
          />
          <TextInput
            type="time"
            label={text('editor.pace.to')}
            value={schedule.to === '24:00' ? '23:59' : schedule.to}
            onChange={({ currentTarget }) =>
              currentTarget.value !== '' && change({ to: currentTarget.value })
            }
          />
        </Group>
      </Input.Wrapper>
      <Checkbox.Group
        label={text('editor.pace.days')}
        value={schedule.weekdays.map(String)}
        onChange={(days) => change({ weekdays: days.map(Number).sort((a, b) => a - b) })}
        error={schedule.weekdays.length === 0 ? text('editor.pace.daysMissing') : undefined}
      >
        <Group mt="xs" gap="md">
          {WEEKDAYS.map((weekday) => (
            <Checkbox key={weekday} value={String(weekday)} label={dayName(weekday, i18n.language)} />
          ))}
        </Group>
      </Checkbox.Group>
      <Checkbox
        label={text('editor.pace.expires')}
        description={text('editor.pace.expiresHint')}
        checked={expiring}
        onChange={({ currentTarget }) => {
          setExpiring(currentTarget.checked);
          change({ expiresAt: currentTarget.checked ? nextHour() + 48 * HOUR : null });
        }}
      />
      {expiring && (
        <TextInput
          type="datetime-local"
          maw="16rem"
          label={text('editor.pace.expiresAt')}
          defaultValue={toLocalInput(schedule.expiresAt)}
          onChange={(event) => {
            const expiresAt = fromLocalInput(event.currentTarget.value);
            if (expiresAt !== null) change({ expiresAt });
          }}
        />
      )}
    </Stack>
  );
}
