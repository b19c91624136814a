import { Group, NumberInput, Radio, Select, Stack, TagsInput, Text } from '@mantine/core';
import type { Audience } from '@mywasender/contract/models/campaign';
import { FOLLOW_UP_KINDS, type FollowUp } from '@mywasender/contract/models/follow-up';
import { useState } from 'react';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { ExcludeChoice, type ExcludeChoiceProps } from './exclude-choice.tsx';

export interface FollowUpChoiceProps extends Pick<ExcludeChoiceProps, 'lists'> {
  readonly value: Audience;
  readonly followUp: FollowUp;
  readonly onChange: (audience: Audience) => void;
}

const DAY = 24;
const LONGEST_DAYS = 90;

/** Who of an earlier campaign is written to again, and when. */
export function FollowUpChoice({ lists, value, followUp, onChange }: FollowUpChoiceProps) {
  const text = useText();
  const { campaignId, when, afterHours } = followUp;
  const source = useCommandQuery('campaigns.get', { campaignId });
  const change = (patch: Partial<FollowUp>) => onChange({ ...value, followUp: { ...followUp, ...patch } });
  const setKind = (kind: string) => {
    const next = FOLLOW_UP_KINDS.find((known) => known === kind);
    if (next === undefined) return;
    const reading = next === 'not-read' || next === 'read-no-reply';
    change({ when: { kind: next }, afterHours: reading ? Math.max(1, afterHours) : afterHours });
  };
  return (
    <>
      <Text>{text('editor.followUp.source', { name: source.data?.name ?? '' })}</Text>
      <Radio.Group label={text('editor.followUp.who')} value={when.kind} onChange={setKind} required>
        <Stack gap="sm" mt="xs">
          {FOLLOW_UP_KINDS.map((kind) => (
            <Radio
              key={kind}
              value={kind}
              label={text(`editor.followUp.kind.${kind}`)}
              description={text(`editor.followUp.hint.${kind}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {when.kind === 'replied-yes' && (
        <TagsInput
          label={text('editor.followUp.words')}
          description={text('editor.followUp.wordsHint')}
          maxTags={20}
          value={when.words ?? []}
          onChange={(words) =>
            change({ when: words.length === 0 ? { kind: 'replied-yes' } : { kind: 'replied-yes', words } })
          }
        />
      )}
      <Delay kind={when.kind} hours={afterHours} onChange={(hours) => change({ afterHours: hours })} />
      <ExcludeChoice lists={lists} value={value} onChange={onChange} />
    </>
  );
}

interface DelayProps {
  readonly kind: FollowUp['when']['kind'];
  readonly hours: number;
  readonly onChange: (hours: number) => void;
}

function Delay({ kind, hours, onChange }: DelayProps) {
  const text = useText();
  const [unit, setUnit] = useState<'hours' | 'days'>(hours > 0 && hours % DAY === 0 ? 'days' : 'hours');
  const least = kind === 'not-read' || kind === 'read-no-reply' ? 1 : 0;
  const per = unit === 'days' ? DAY : 1;
  return (
    <Group align="flex-end">
      <NumberInput
        label={text(`editor.followUp.after.${kind}`)}
        min={least}
        max={(LONGEST_DAYS * DAY) / per}
        clampBehavior="strict"
        allowDecimal={false}
        flex="1 1 14rem"
        value={Math.ceil(hours / per)}
        onChange={(amount) => typeof amount === 'number' && amount >= least && onChange(amount * per)}
      />
      <Select
        aria-label={text('editor.followUp.unit')}
        flex="1 1 8rem"
        data={(['hours', 'days'] as const).map((value) => ({
          value,
          label: text(`editor.followUp.units.${value}`),
        }))}
        allowDeselect={false}
        value={unit}
        onChange={(picked) => {
          const next = picked === 'days' ? 'days' : 'hours';
          setUnit(next);
          if (next === 'days') onChange(Math.max(1, Math.ceil(hours / DAY)) * DAY);
        }}
      />
    </Group>
  );
}
