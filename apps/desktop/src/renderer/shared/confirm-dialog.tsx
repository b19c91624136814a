import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import type { ReactNode } from 'react';
import { useText } from './use-text.ts';

export interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly children: ReactNode;
  readonly confirm: string;
  readonly cancel?: string;
  readonly pending: boolean;
  readonly error?: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asked only before what cannot be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const text = useText();
  const closeButtonProps = { 'aria-label': text('app.actions.close') };
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={closeButtonProps}
    >
      <Stack>
        <Text>{props.children}</Text>
        <ErrorNotice error={props.error} />
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={props.onClose}>
            {props.cancel ?? text('app.actions.cancel')}
          </Button>
          <Button color="red" loading={props.pending} onClick={props.onConfirm}>
            {props.confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
