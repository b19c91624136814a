import type { OptIn } from '@mywasender/contract/models/opt-in';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

/** Pausing an opt-in, and removing it with undo. */
export function useOptInActions() {
  const text = useText();
  const toasts = useToasts();
  const pause = useCommand('contacts.pauseOptIn', { onError: toasts.failed });
  const restore = useCommand('contacts.restoreOptIn');
  const remove = useCommand('contacts.removeOptIn', { onError: toasts.failed });
  return {
    pausing: pause.isPending,
    pause: ({ id, paused }: OptIn) => pause.mutate({ optInId: id, paused: !paused }),
    remove: ({ id, keyword }: OptIn, onGone?: () => void) =>
      remove.mutate(
        { optInId: id },
        {
          onSuccess: () => {
            onGone?.();
            toasts.undo(text('optIns.removed', { keyword }), () => restore.mutateAsync({ optInId: id }));
          },
        },
      ),
  };
}
