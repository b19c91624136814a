import { Drawer } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { PersonHistory } from './person-history.tsx';

export interface PersonDrawerProps {
  /** undefined = closed */
  readonly recipientId: string | undefined;
  readonly onClose: () => void;
}

/** One person: state, message, every change, and why they wait. */
export function PersonDrawer({ recipientId, onClose }: PersonDrawerProps) {
  const text = useText();
  const { data, error, refetch } = useCommandQuery(
    'campaigns.recipient',
    { recipientId: recipientId ?? '' },
    { enabled: recipientId !== undefined },
  );
  const name = data?.recipient.name;
  return (
    <Drawer
      opened={recipientId !== undefined}
      onClose={onClose}
      position="right"
      title={name === undefined || name === '' ? text('live.person.title') : name}
      closeButtonProps={{ 'aria-label': text('app.actions.close') }}
    >
      {data === undefined && error === null && <LoadingLines />}
      {data === undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <PersonHistory history={data} />}
    </Drawer>
  );
}
