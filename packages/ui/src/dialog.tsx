import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useOpenDialog } from './open-dialogs.ts';
import { useReturnFocus } from './use-return-focus.ts';
import { useUiText } from './use-ui-text.ts';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A question or a short form above the page; open as long as it is rendered. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const text = useUiText();
  useReturnFocus();
  useOpenDialog();
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': text('close') }}>
      {children}
    </Modal>
  );
}
