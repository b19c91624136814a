import { Badge } from '@mantine/core';
import { useCommandQuery } from '../shared/use-command-query.ts';
import { useText } from '../shared/use-text.ts';

/** How many conversations have something unread; nothing when none has. */
export function UnreadBadge() {
  const text = useText();
  const count = useCommandQuery('inbox.unread', {}).data?.conversations ?? 0;
  if (count === 0) return null;
  return <Badge aria-label={text('replies.unread', { count })}>{count}</Badge>;
}
