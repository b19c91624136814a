import type { CommandName, CommandOutput } from '@mywasender/contract/commands/command-map';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useTransport } from './core.tsx';
import { useCommand } from './use-command.ts';
import { useText } from './use-text.ts';

type Written = CommandOutput<'campaigns.export'>;
/** Commands that write a file. */
type Exporting = { [N in CommandName]: CommandOutput<N> extends Written ? N : never }[CommandName];

/** A command that writes a file, which is then saved where the user wants it. */
export function useExport<N extends Exporting>(name: N) {
  const text = useText();
  const toasts = useToasts();
  const transport = useTransport();
  const save = async ({ file, name: fileName }: Written) => {
    await transport.saveFile(file, fileName);
    toasts.done(text('app.export.done'));
  };
  return useCommand(name, {
    onSuccess: (written) => {
      save(written).catch(toasts.failed);
    },
    onError: toasts.failed,
  });
}
