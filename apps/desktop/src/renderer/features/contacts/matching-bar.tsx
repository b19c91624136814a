import { Button, Group } from '@mantine/core';
import { useText } from '../../shared/use-text.ts';

export interface MatchingBarProps {
  readonly count: number;
  readonly onGroup: (kind: 'list' | 'tag') => void;
}

/** What can be done with everybody search and filters match, however many that are. */
export function MatchingBar({ count, onGroup }: MatchingBarProps) {
  const text = useText();
  return (
    <Group gap="sm">
      <Button size="xs" variant="default" onClick={() => onGroup('list')}>
        {text('contacts.groups.forMatching', { count })}
      </Button>
      <Button size="xs" variant="default" onClick={() => onGroup('tag')}>
        {text('contacts.groups.tagMatching', { count })}
      </Button>
    </Group>
  );
}
