import { Text } from '@mantine/core';
import type { ContactList } from '@mywasender/contract/models/contact';
import { useFormat } from '@mywasender/ui/use-format';
import { useText } from '../../shared/use-text.ts';

/** How many of a list can be written to, and why not the others. */
export function Reach({ list }: { readonly list: ContactList }) {
  const text = useText();
  const format = useFormat();
  const count = list.contacts - list.reachable;
  return (
    <Text size="sm" c="dimmed" role="status">
      {text('editor.audience.reachable', {
        reachable: format.number(list.reachable),
        total: format.number(list.contacts),
      })}{' '}
      {count > 0 && text('editor.audience.unreachable', { count })}
    </Text>
  );
}
