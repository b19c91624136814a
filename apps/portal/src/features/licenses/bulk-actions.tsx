import { Button, Group, Text } from '@mantine/core';
import { MOST_LICENSES } from '@mywasender/contract/http/licenses';
import { IconBan, IconCalendarPlus, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useUser } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';
import { ExportMenu } from './export-menu.tsx';

export interface BulkActionsProps {
  readonly ids: readonly string[];
  /** what is under way */
  readonly pending: 'suspend' | 'resume' | null;
  readonly onSuspend: () => void;
  readonly onResume: () => void;
  readonly onExtend: () => void;
  readonly onRevoke: () => void;
}

/** Buttons for the selected licenses; revoking for those alone who may. */
export function BulkActions({ ids, pending, ...on }: BulkActionsProps) {
  const text = useText();
  const user = useUser();
  if (ids.length > MOST_LICENSES)
    return <Text size="sm">{text('licenses.bulk.tooMany', { most: MOST_LICENSES })}</Text>;
  const button = (verb: 'suspend' | 'resume') => ({
    size: 'compact-sm',
    variant: 'default',
    loading: pending === verb,
    disabled: pending !== null && pending !== verb,
  });
  const further = { size: 'compact-sm', variant: 'default', disabled: pending !== null };
  return (
    <Group gap="xs" role="group" aria-label={text('licenses.bulk.actions')}>
      <Button
        {...button('suspend')}
        leftSection={<IconPlayerPause size={14} aria-hidden />}
        onClick={on.onSuspend}
      >
        {text('licenses.suspend')}
      </Button>
      <Button
        {...button('resume')}
        leftSection={<IconPlayerPlay size={14} aria-hidden />}
        onClick={on.onResume}
      >
        {text('licenses.resume')}
      </Button>
      <Button {...further} leftSection={<IconCalendarPlus size={14} aria-hidden />} onClick={on.onExtend}>
        {text('licenses.bulk.extend')}
      </Button>
      <ExportMenu licenses={{ ids: [...ids] }} size="compact-sm" disabled={pending !== null} />
      {user?.mayRevoke === true && (
        <Button
          {...further}
          c="var(--mantine-color-error)"
          leftSection={<IconBan size={14} aria-hidden />}
          onClick={on.onRevoke}
        >
          {text('licenses.bulk.revoke')}
        </Button>
      )}
    </Group>
  );
}
