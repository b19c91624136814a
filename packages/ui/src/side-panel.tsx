import { Drawer, useDirection } from '@mantine/core';
import type { ReactNode } from 'react';
import { useIsDialogOpen } from './open-dialogs.ts';
import { useReturnFocus } from './use-return-focus.ts';
import { useUiText } from './use-ui-text.ts';

export interface SidePanelProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** One thing beside the list it comes from; open as long as it is rendered. */
export function SidePanel({ title, onClose, children }: SidePanelProps) {
  const text = useUiText();
  const { dir } = useDirection();
  const covered = useIsDialogOpen();
  useReturnFocus();
  return (
    <Drawer
      opened
      onClose={onClose}
      closeOnEscape={!covered}
      position={dir === 'rtl' ? 'left' : 'right'}
      size="lg"
      title={title}
      closeButtonProps={{ 'aria-label': text('close') }}
    >
      {children}
    </Drawer>
  );
}
