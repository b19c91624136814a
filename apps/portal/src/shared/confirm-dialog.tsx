import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useState } from 'react';
import { useText } from './use-text.ts';

export interface ConfirmDialogProps {
  readonly title: string;
  readonly text: string;
  readonly confirmLabel: string;
  readonly danger?: boolean;
  readonly onConfirm: () => Promise<void>;
  readonly onClose: () => void;
}

/** Asks before something that cannot be undone. Stays open and says why when it fails. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const text = useText();
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const confirm = async () => {
    setState({ busy: true, error: null });
    try {
      await props.onConfirm();
      props.onClose();
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': text('shell.close') }}
    >
      <Stack>
        <Text size="sm">{props.text}</Text>
        <ErrorNotice error={state.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {text('shell.cancel')}
          </Button>
          <Button color={props.danger === true ? 'red' : 'teal'} loading={state.busy} onClick={confirm}>
            {props.confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
