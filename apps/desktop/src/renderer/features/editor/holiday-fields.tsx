import { Button, FileButton, Group, Input, Pill, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import type { Schedule } from '@mywasender/contract/models/campaign';
import type { Holiday } from '@mywasender/contract/models/holiday';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useId, useState } from 'react';
import { useCommand } from '../../shared/use-command.ts';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { mergeHolidays } from './holiday-list.ts';
import { useDayText } from './use-day-text.ts';
import { useReadHolidays } from './use-read-holidays.ts';

export interface HolidayFieldsProps {
  readonly schedule: Schedule;
  readonly onChange: (schedule: Schedule) => void;
}

/** Days on which nothing is sent: typed, or taken from a calendar file. */
export function HolidayFields({ schedule: { holidays = [], ...others }, onChange }: HolidayFieldsProps) {
  const text = useText();
  const toasts = useToasts();
  const dayText = useDayText();
  const id = useId();
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const { data: settings } = useCommandQuery('settings.get', {});
  const update = useCommand('settings.update', {
    answers: 'settings.get',
    onSuccess: () => toasts.done(text('holidays.kept')),
    onError: toasts.failed,
  });
  const set = (next: readonly Holiday[]) =>
    onChange(next.length === 0 ? others : { ...others, holidays: [...next] });
  const file = useReadHolidays((found) => {
    const next = mergeHolidays(holidays, found);
    set(next);
    return next.length - holidays.length;
  });
  const add = () => {
    set(mergeHolidays(holidays, [{ date, name: name.trim() }]));
    setDate('');
    setName('');
  };
  const clear = () => {
    set([]);
    toasts.undo(text('holidays.cleared'), async () => set(holidays));
  };
  const labelOf = ({ date: day, name: called }: Holiday) =>
    called === '' ? dayText(day) : text('holidays.named', { day: dayText(day), name: called });
  const isKept = JSON.stringify(settings?.holidays) === JSON.stringify(holidays);
  return (
    <Stack gap="sm" role="group" aria-labelledby={id}>
      <Input.Wrapper
        labelElement="div"
        label={text('holidays.title')}
        labelProps={{ id }}
        description={text(holidays.length === 0 ? 'holidays.none' : 'holidays.hint')}
      />
      {holidays.length > 0 && (
        <ScrollArea.Autosize mah="12rem" type="auto" offsetScrollbars>
          <Pill.Group role="list" aria-label={text('holidays.days')}>
            {holidays.map((holiday) => (
              <Pill
                key={holiday.date}
                role="listitem"
                size="md"
                bg="var(--mantine-color-gray-light)"
                withRemoveButton
                onRemove={() => set(holidays.filter((other) => other.date !== holiday.date))}
                removeButtonProps={{
                  'aria-label': text('holidays.remove', { day: dayText(holiday.date) }),
                  'aria-hidden': false,
                  tabIndex: 0,
                }}
              >
                {labelOf(holiday)}
              </Pill>
            ))}
          </Pill.Group>
        </ScrollArea.Autosize>
      )}
      <Group align="flex-end" gap="sm">
        <TextInput
          type="date"
          label={text('holidays.date')}
          value={date}
          onChange={({ currentTarget }) => setDate(currentTarget.value)}
        />
        <TextInput
          label={text('holidays.name')}
          maxLength={80}
          flex="1 1 10rem"
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Button variant="default" disabled={!/^\d{4}-\d\d-\d\d$/.test(date)} onClick={add}>
          {text('holidays.add')}
        </Button>
      </Group>
      <Group gap="sm">
        <FileButton
          onChange={file.read}
          accept=".ics,text/calendar"
          inputProps={{ 'aria-label': text('holidays.file') }}
        >
          {(props) => (
            <Button variant="default" loading={file.pending} {...props}>
              {text('holidays.file')}
            </Button>
          )}
        </FileButton>
        {!isKept && settings !== undefined && holidays.length > 0 && (
          <Button variant="default" onClick={() => update.mutate({ holidays: [...holidays] })}>
            {text('holidays.keep')}
          </Button>
        )}
        {holidays.length > 0 && (
          <Button variant="subtle" color="red" onClick={clear}>
            {text('holidays.clear')}
          </Button>
        )}
      </Group>
      {file.leftOut > 0 && (
        <Text size="sm" c="dimmed" role="status">
          {text('holidays.leftOut', { count: file.leftOut })}
        </Text>
      )}
      <ErrorNotice error={file.error} />
    </Stack>
  );
}
