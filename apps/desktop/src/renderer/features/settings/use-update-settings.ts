import type { CommandInput } from '@mywasender/contract/commands/command-map';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

/** Changes some settings and says so. */
export function useUpdateSettings(): (change: CommandInput<'settings.update'>) => void {
  const text = useText();
  const toasts = useToasts();
  const { mutate } = useCommand('settings.update', {
    answers: 'settings.get',
    alsoChanges: ['system', 'templates'],
    onSuccess: () => toasts.done(text('settings.saved')),
    onError: toasts.failed,
  });
  return mutate;
}
