import { Button, Group, Text } from '@mantine/core';
import { useText } from '../../shared/use-text.ts';

export interface SelectionBarProps {
  readonly count: number;
  readonly onRecordConsent: () => void;
  readonly onGroup: (kind: 'list' | 'tag') => void;
  readonly onRemove: () => void;
  readonly onClear: () => void;
}

/** What can be done with the chosen contacts. */
export function SelectionBar({ count, onRecordConsent, onGroup, onRemove, onClear }: SelectionBarProps) {
  const text = useText();
  if (count === 0) return null;
  return (
    <Group gap="sm" role="toolbar" aria-label={text('contacts.selected', { count })}>
      <Text size="sm" fw={600}>
        {text('contacts.selected', { count })}
      </Text>
      <Button size="xs" variant="default" onClick={onRecordConsent}>
        {text('contacts.recordConsent')}
      </Button>
      <Button size="xs" variant="default" onClick={() => onGroup('list')}>
        {text('contacts.groups.lists')}
      </Button>
      <Button size="xs" variant="default" onClick={() => onGroup('tag')}>
        {text('contacts.groups.tags')}
      </Button>
      <Button size="xs" variant="default" onClick={onRemove}>
        {text('contacts.remove')}
      </Button>
      <Button size="xs" variant="subtle" onClick={onClear}>
        {text('contacts.clearSelection')}
      </Button>
    </Group>
  );
}
