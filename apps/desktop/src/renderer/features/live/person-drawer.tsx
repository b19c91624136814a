import { Button, Drawer, Stack } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { PersonHistory } from './person-history.tsx';

export interface PersonDrawerProps {
  /** undefined = closed */
  readonly recipientId: string | undefined;
  readonly onClose: () => void;
  /** The contact behind it is wanted. */
  readonly onContact: (contactId: string) => void;
}

/** One person: state, message, every change, and why they wait. */
export function PersonDrawer({ recipientId, onClose, onContact }: PersonDrawerProps) {
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
      {data !== undefined && (
        <Stack>
          <PersonHistory history={data} />
          <OpenContact contactId={data.recipient.contactId} onContact={onContact} />
        </Stack>
      )}
    </Drawer>
  );
}

interface OpenContactProps {
  /** null when the contact was deleted for good */
  readonly contactId: string | null;
  readonly onContact: (contactId: string) => void;
}

function OpenContact({ contactId, onContact }: OpenContactProps) {
  const text = useText();
  if (contactId === null) return null;
  return (
    <Button variant="default" onClick={() => onContact(contactId)}>
      {text('person.open')}
    </Button>
  );
}
