import { ActionIcon, Autocomplete, Group, Select } from '@mantine/core';
import type { SegmentCondition } from '@mywasender/contract/models/segment';
import { IconX } from '@tabler/icons-react';
import { useCodeText } from '../../shared/use-code-text.ts';
import { useText } from '../../shared/use-text.ts';
import { blankCondition, CONDITION_KINDS, relationOf, relationsOf, withRelation } from './condition-kinds.ts';
import { ConditionValue } from './condition-value.tsx';
import type { RuleChoices } from './use-rule-choices.ts';

export interface ConditionRowProps {
  readonly condition: SegmentCondition;
  readonly choices: RuleChoices;
  readonly onChange: (condition: SegmentCondition) => void;
  /** undefined for the only one, which has to stay */
  readonly onRemove: (() => void) | undefined;
}

/** One thing about a person: what, how it is compared, with what. */
export function ConditionRow({ condition, choices, onChange, onRemove }: ConditionRowProps) {
  const text = useText();
  const codeText = useCodeText();
  const { kind } = condition;
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap">
      <Group gap="xs" flex={1} miw={0}>
        <Select
          flex="1 1 11rem"
          aria-label={text('segments.what')}
          data={CONDITION_KINDS.map((value) => ({ value, label: text(`segments.kinds.${value}`) }))}
          allowDeselect={false}
          maxDropdownHeight={420}
          value={kind}
          onChange={(picked) => {
            const next = CONDITION_KINDS.find((known) => known === picked);
            if (next !== undefined && next !== kind) onChange(blankCondition(next));
          }}
        />
        {'field' in condition && (
          <Autocomplete
            flex="1 1 8rem"
            aria-label={text('segments.field')}
            placeholder={text('segments.field')}
            data={[...choices.fields]}
            maxLength={60}
            value={condition.field}
            onChange={(field) => onChange({ ...condition, field })}
          />
        )}
        <Select
          flex="1 1 10rem"
          aria-label={text('segments.how')}
          data={relationsOf(kind).map((value) => ({
            value,
            label: codeText(`segments.relations.${kind}`, value),
          }))}
          allowDeselect={false}
          value={relationOf(condition)}
          onChange={(relation) => relation !== null && onChange(withRelation(condition, relation))}
        />
        <ConditionValue condition={condition} choices={choices} onChange={onChange} />
      </Group>
      {onRemove !== undefined && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={text('segments.removeCondition')}
          onClick={onRemove}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}
