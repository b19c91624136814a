import { Checkbox, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './data-table.module.css';
import { useUiText } from './use-ui-text.ts';

export interface SelectionBarProps {
  /** keys of the shown rows that can be chosen, and how many of them are */
  readonly keys: readonly string[];
  readonly chosen: number;
  readonly onChange: (selected: ReadonlySet<string>) => void;
  readonly actions: ReactNode;
}

/** Above a table: the box for all of its rows, how many are chosen, and what can be done with them. */
export function SelectionBar({ keys, chosen, onChange, actions }: SelectionBarProps) {
  const text = useUiText();
  const all = chosen > 0 && chosen === keys.length;
  return (
    <div className={classes.selectionBar} data-chosen={chosen > 0 ? true : undefined}>
      <Group gap="sm">
        <Checkbox
          label={text('table.selectAll')}
          checked={all}
          indeterminate={chosen > 0 && !all}
          onChange={() => onChange(new Set(all ? [] : keys))}
          data-select-all
        />
        <Text size="sm" fw={600} role="status">
          {chosen === 0 ? '' : text('table.selected', { count: chosen })}
        </Text>
      </Group>
      {chosen > 0 && actions}
    </div>
  );
}
