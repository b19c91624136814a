import { Button, Group } from '@mantine/core';
import type { ContactDetails } from '@mywasender/contract/models/contact-history';
import { useToasts } from '@mywasender/ui/undo-toast';
import { personName } from '../person-name.ts';
import { useCommand } from '../use-command.ts';
import { useRemoveContacts } from '../use-remove-contacts.ts';
import { useText } from '../use-text.ts';

export interface PersonActionsProps {
  readonly details: ContactDetails;
  /** The contact is gone. */
  readonly onGone: () => void;
}

/** Pause, never write again, remove; each at once and each can be taken back. */
export function PersonActions({ details, onGone }: PersonActionsProps) {
  const text = useText();
  const toasts = useToasts();
  const { id, phone, paused = false, suppressed } = details.contact;
  const who = personName(details.contact);
  const contactIds = [id];
  const also = { alsoChanges: ['campaigns', 'inbox'], onError: toasts.failed };
  const resume = useCommand('contacts.resume', also);
  const pause = useCommand('contacts.pause', also);
  const suppress = useCommand('suppressions.add', {
    alsoChanges: ['contacts', 'campaigns'],
    onError: toasts.failed,
  });
  const release = useCommand('suppressions.remove', { alsoChanges: ['contacts', 'campaigns'] });
  const remove = useRemoveContacts(onGone);
  const undoPause = () =>
    toasts.undo(text('person.pauseDone', { name: who }), () => resume.mutateAsync({ contactIds }));
  const undoSuppress = (suppressionId: string) =>
    toasts.undo(text('person.suppressDone', { name: who }), () => release.mutateAsync({ id: suppressionId }));
  return (
    <Group gap="xs">
      {paused ? (
        <Button
          size="xs"
          variant="default"
          loading={resume.isPending}
          onClick={() =>
            resume.mutate(
              { contactIds },
              { onSuccess: () => toasts.done(text('person.resumed', { name: who })) },
            )
          }
        >
          {text('person.resume')}
        </Button>
      ) : (
        <Button
          size="xs"
          variant="default"
          loading={pause.isPending}
          onClick={() => pause.mutate({ contactIds }, { onSuccess: undoPause })}
        >
          {text('person.pause')}
        </Button>
      )}
      {!suppressed && (
        <Button
          size="xs"
          variant="default"
          loading={suppress.isPending}
          onClick={() =>
            suppress.mutate(
              { phone, note: text('person.suppressNote') },
              { onSuccess: (added) => undoSuppress(added.id) },
            )
          }
        >
          {text('person.suppress')}
        </Button>
      )}
      <Button size="xs" variant="light" color="red" onClick={() => remove(contactIds)}>
        {text('person.remove')}
      </Button>
    </Group>
  );
}
