import { useToasts } from '@mywasender/ui/undo-toast';
import { useCommand } from './use-command.ts';
import { useText } from './use-text.ts';

/** Removes at once and offers to undo, instead of asking first. */
export function useRemoveContacts(onRemoved: () => void): (contactIds: readonly string[]) => void {
  const text = useText();
  const toasts = useToasts();
  const restore = useCommand('contacts.restore', { alsoChanges: ['campaigns'] });
  const remove = useCommand('contacts.remove', {
    alsoChanges: ['campaigns'],
    onError: toasts.failed,
    onSuccess: ({ removed }, { contactIds }) => {
      onRemoved();
      toasts.undo(text('contacts.removed', { count: removed }), () => restore.mutateAsync({ contactIds }));
    },
  });
  return (contactIds) => remove.mutate({ contactIds: [...contactIds] });
}
