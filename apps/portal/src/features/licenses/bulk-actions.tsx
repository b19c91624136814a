import { Button, Group, Text } from '@mantine/core';
import { MOST_LICENSES, MOST_MAILED } from '@mywasender/contract/http/licenses';
import { IconBan, IconCalendarPlus, IconMail, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useUser } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';
import { ExportMenu } from './export-menu.tsx';

export interface BulkActionsProps {
  readonly ids: readonly string[];
  /** whose customer is known: their keys can be mailed */
  readonly mailable: number;
  /** what is under way */
  readonly pending: 'suspend' | 'resume' | 'mail' | null;
  readonly onSuspend: () => void;
  readonly onResume: () => void;
  readonly onExtend: () => void;
  readonly onMail: () => void;
  readonly onRevoke: () => void;
}

/** Buttons for the selected licenses; revoking for those alone who may. */
export function BulkActions({ ids, mailable, pending, ...on }: BulkActionsProps) {
  const text = useText();
  const user = useUser();
  if (ids.length > MOST_LICENSES)
    return <Text size="sm">{text('licenses.bulk.tooMany', { most: MOST_LICENSES })}</Text>;
  const button = (verb: 'suspend' | 'resume' | 'mail') => ({
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
      {mailable > 0 && mailable <= MOST_MAILED && (
        <Button {...button('mail')} leftSection={<IconMail size={14} aria-hidden />} onClick={on.onMail}>
          {text('licenses.bulk.mail', { count: mailable })}
        </Button>
      )}
      {mailable > MOST_MAILED && (
        <Text size="sm">{text('licenses.bulk.mailTooMany', { most: MOST_MAILED })}</Text>
      )}
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
