import { Autocomplete, NumberInput, Select, TextInput } from '@mantine/core';
import type { SegmentCondition } from '@mywasender/contract/models/segment';
import { CountrySelect } from '../../shared/country-select.tsx';
import { useText } from '../../shared/use-text.ts';
import type { RuleChoices } from './use-rule-choices.ts';

export interface ConditionValueProps {
  readonly condition: SegmentCondition;
  readonly choices: RuleChoices;
  readonly onChange: (condition: SegmentCondition) => void;
}

const ANY = 'any';
const GROW = { flex: '1 1 9rem', miw: 0 } as const;

/** Local midnight of a `YYYY-MM-DD` as epoch ms, and back; 0 and '' while there is none. */
const toTime = (day: string) => (day === '' ? 0 : new Date(`${day}T00:00:00`).getTime());
function toDay(time: number): string {
  if (time === 0) return '';
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** What a condition is compared with. */
export function ConditionValue({ condition, choices, onChange }: ConditionValueProps) {
  const text = useText();
  const value = text('segments.value');
  switch (condition.kind) {
    case 'field':
    case 'name':
    case 'consent-source':
      if (condition.op === 'empty') return null;
      return (
        <TextInput
          {...GROW}
          aria-label={value}
          placeholder={value}
          maxLength={200}
          value={condition.value}
          onChange={(event) => onChange({ ...condition, value: event.currentTarget.value })}
        />
      );
    case 'field-number':
      return (
        <NumberInput
          {...GROW}
          aria-label={value}
          value={condition.value}
          onChange={(next) => typeof next === 'number' && onChange({ ...condition, value: next })}
        />
      );
    case 'field-date':
    case 'consent-date':
      return (
        <TextInput
          {...GROW}
          type="date"
          aria-label={text('segments.day')}
          value={condition.value}
          onChange={(event) => onChange({ ...condition, value: event.currentTarget.value })}
        />
      );
    case 'created':
      return (
        <TextInput
          {...GROW}
          type="date"
          aria-label={text('segments.day')}
          value={toDay(condition.value)}
          onChange={(event) => onChange({ ...condition, value: toTime(event.currentTarget.value) })}
        />
      );
    case 'country':
      return (
        <CountrySelect
          {...GROW}
          aria-label={text('segments.country')}
          placeholder={text('segments.country')}
          value={condition.value}
          onChange={(country) => onChange({ ...condition, value: country })}
        />
      );
    case 'phone-prefix':
      return (
        <TextInput
          {...GROW}
          aria-label={text('segments.prefix')}
          placeholder="+34"
          maxLength={15}
          value={condition.value}
          onChange={(event) =>
            onChange({ ...condition, value: event.currentTarget.value.replace(/\s/g, '') })
          }
        />
      );
    case 'tag':
      return (
        <Autocomplete
          {...GROW}
          aria-label={text('contacts.tag')}
          placeholder={text('contacts.tag')}
          data={[...choices.tags]}
          maxLength={60}
          value={condition.value}
          onChange={(tag) => onChange({ ...condition, value: tag })}
        />
      );
    case 'list':
      return (
        <Select
          {...GROW}
          aria-label={text('contacts.list')}
          placeholder={text('contacts.list')}
          data={[...choices.lists]}
          searchable
          allowDeselect={false}
          value={condition.listId === '' ? null : condition.listId}
          onChange={(listId) => listId !== null && onChange({ ...condition, listId })}
        />
      );
    case 'wrote':
      return (
        <DaysInput
          days={condition.withinDays}
          onChange={(days) => days !== null && onChange({ ...condition, withinDays: days })}
        />
      );
    case 'message':
      return (
        <>
          <Select
            {...GROW}
            aria-label={text('segments.campaign')}
            data={[{ value: ANY, label: text('segments.anyCampaign') }, ...choices.campaigns]}
            searchable
            allowDeselect={false}
            value={condition.campaignId ?? ANY}
            onChange={(id) => id !== null && onChange({ ...condition, campaignId: id === ANY ? null : id })}
          />
          <DaysInput
            ever
            days={condition.withinDays}
            onChange={(days) => onChange({ ...condition, withinDays: days })}
          />
        </>
      );
    case 'consent':
      return null;
  }
}

interface DaysInputProps {
  readonly days: number | null;
  /** Empty means ever. */
  readonly ever?: boolean;
  readonly onChange: (days: number | null) => void;
}

function DaysInput({ days, ever = false, onChange }: DaysInputProps) {
  const text = useText();
  return (
    <NumberInput
      flex="1 1 8rem"
      aria-label={text(ever ? 'segments.daysOrEver' : 'segments.days')}
      placeholder={ever ? text('segments.ever') : text('segments.days')}
      prefix={text('segments.daysPrefix')}
      suffix={text('segments.daysSuffix')}
      min={1}
      max={3650}
      clampBehavior="strict"
      allowDecimal={false}
      value={days ?? ''}
      onChange={(next) => onChange(typeof next === 'number' && next > 0 ? next : null)}
    />
  );
}
