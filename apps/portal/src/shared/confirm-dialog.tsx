import { Button, Group, Stack, Text } from '@mantine/core';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { type ReactNode, useState } from 'react';
import { useText } from './use-text.ts';

export interface ConfirmDialogProps {
  readonly title: string;
  readonly text: string;
  readonly confirmLabel: string;
  readonly danger?: boolean;
  readonly onConfirm: () => Promise<void>;
  readonly onClose: () => void;
  /** what there is to choose, below the text */
  readonly children?: ReactNode;
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
    <Dialog onClose={props.onClose} title={props.title}>
      <Stack>
        {/* it may name an e-mail address, which has no spaces */}
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {props.text}
        </Text>
        {props.children}
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
    </Dialog>
  );
}
