import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useToasts } from '@mywasender/ui/undo-toast';
import { ConfirmDialog } from '../../shared/confirm-dialog.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

/** Frees the place this computer takes. Asks first: activating again may need a place that is gone by then. */
export function DeactivateButton() {
  const text = useText();
  const toasts = useToasts();
  const [opened, dialog] = useDisclosure(false);
  const deactivate = useCommand('license.deactivate', {
    onSuccess: ({ serverTold }) => {
      dialog.close();
      toasts.done(text(serverTold ? 'license.page.deactivated' : 'license.page.deactivatedOffline'));
    },
  });
  return (
    <Group>
      <Button variant="subtle" color="red" onClick={dialog.open}>
        {text('license.page.deactivate')}
      </Button>
      <ConfirmDialog
        opened={opened}
        title={text('license.page.deactivateTitle')}
        confirm={text('license.page.deactivateConfirm')}
        pending={deactivate.isPending}
        error={deactivate.error}
        onConfirm={() => deactivate.mutate({})}
        onClose={dialog.close}
      >
        {text('license.page.deactivateText')}
      </ConfirmDialog>
    </Group>
  );
}
