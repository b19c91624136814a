import { useToasts } from '@mywasender/ui/undo-toast';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

/** Takes a file of numbers back and says how many were taken off the list. */
export function useUndoSuppressionImport() {
  const text = useText();
  const toasts = useToasts();
  return useCommand('suppressions.undoImport', {
    alsoChanges: ['contacts', 'campaigns'],
    onSuccess: ({ removed }) =>
      toasts.done(text('contacts.suppressionPage.importUndone', { count: removed })),
  });
}
