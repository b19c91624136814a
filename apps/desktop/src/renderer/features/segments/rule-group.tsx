import { Button, Fieldset, Group, SegmentedControl, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useText } from '../../shared/use-text.ts';
import { ConditionRow } from './condition-row.tsx';
import {
  type DraftGroup,
  type DraftItem,
  MAX_DEPTH,
  MAX_ITEMS,
  newCondition,
  newGroup,
} from './draft-rules.ts';
import type { RuleChoices } from './use-rule-choices.ts';

export interface RuleGroupProps {
  readonly group: DraftGroup;
  /** 1 for the outermost */
  readonly depth: number;
  readonly choices: RuleChoices;
  readonly onChange: (group: DraftGroup) => void;
  readonly onRemove?: () => void;
}

/** Conditions that all have to hold, or any of them; groups within. */
export function RuleGroup({ group, depth, choices, onChange, onRemove }: RuleGroupProps) {
  const text = useText();
  const { match, of } = group;
  const replace = (key: string, next: readonly DraftItem[]) =>
    onChange({ ...group, of: of.flatMap((item) => (item.key === key ? next : [item])) });
  const add = (item: DraftItem) => onChange({ ...group, of: [...of, item] });
  const full = of.length >= MAX_ITEMS;
  return (
    <Fieldset legend={text(depth === 1 ? 'segments.rules' : 'segments.group')} p="sm">
      <Stack gap="sm">
        <Group justify="space-between">
          <SegmentedControl
            size="xs"
            aria-label={text('segments.match')}
            data={[
              { value: 'all', label: text('segments.all') },
              { value: 'any', label: text('segments.any') },
            ]}
            value={match}
            onChange={(value) => onChange({ ...group, match: value === 'any' ? 'any' : 'all' })}
          />
          {onRemove !== undefined && (
            <Button size="xs" variant="subtle" color="gray" onClick={onRemove}>
              {text('segments.removeGroup')}
            </Button>
          )}
        </Group>
        {of.map((item) =>
          'of' in item ? (
            <RuleGroup
              key={item.key}
              group={item}
              depth={depth + 1}
              choices={choices}
              onChange={(next) => replace(item.key, [next])}
              onRemove={() => replace(item.key, [])}
            />
          ) : (
            <ConditionRow
              key={item.key}
              condition={item.condition}
              choices={choices}
              onChange={(condition) => replace(item.key, [{ ...item, condition }])}
              onRemove={of.length === 1 ? undefined : () => replace(item.key, [])}
            />
          ),
        )}
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={full}
            onClick={() => add(newCondition())}
          >
            {text('segments.addCondition')}
          </Button>
          {depth < MAX_DEPTH && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              disabled={full}
              onClick={() => add(newGroup(match === 'all' ? 'any' : 'all'))}
            >
              {text('segments.addGroup')}
            </Button>
          )}
        </Group>
      </Stack>
    </Fieldset>
  );
}
