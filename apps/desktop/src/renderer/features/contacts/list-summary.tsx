import { Button, Group, Text } from '@mantine/core';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import type { ConsentTarget } from './consent-dialog.tsx';
import { ListMenu } from './list-menu.tsx';

export interface ListSummaryProps {
  readonly listId: string | null;
  /** The chosen list is gone. */
  readonly onGone: () => void;
  readonly onRecordConsent: (target: ConsentTarget) => void;
}

/** How many of the chosen list can be written to, and the way to make it more. */
export function ListSummary({ listId, onGone, onRecordConsent }: ListSummaryProps) {
  const text = useText();
  const { data } = useCommandQuery('contacts.lists', {});
  const list = data?.lists.find(({ id }) => id === listId);
  if (list === undefined) return null;
  const target: ConsentTarget = {
    title: text('contacts.consentForList', { list: list.name }),
    input: { listId: list.id },
  };
  return (
    <Group gap="sm">
      <Text size="sm">{text('contacts.reachable', { reachable: list.reachable, total: list.contacts })}</Text>
      <Button size="xs" variant="default" onClick={() => onRecordConsent(target)}>
        {text('contacts.recordListConsent')}
      </Button>
      <ListMenu list={list} others={data?.lists.filter(({ id }) => id !== listId) ?? []} onGone={onGone} />
    </Group>
  );
}
