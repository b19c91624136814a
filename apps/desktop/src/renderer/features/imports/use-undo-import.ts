import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

/** Takes an import back and says what became of it. */
export function useUndoImport() {
  const text = useText();
  const format = useFormat();
  const toasts = useToasts();
  return useCommand('contacts.undoImport', {
    alsoChanges: ['campaigns'],
    onSuccess: ({ removed, restored, kept }) =>
      toasts.done(
        text('imports.undone', {
          removed: format.number(removed),
          restored: format.number(restored),
          kept: format.number(kept),
        }),
      ),
  });
}
