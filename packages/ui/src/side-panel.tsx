import { Drawer, useDirection } from '@mantine/core';
import type { ReactNode } from 'react';
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
  useReturnFocus();
  return (
    <Drawer
      opened
      onClose={onClose}
      position={dir === 'rtl' ? 'left' : 'right'}
      size="lg"
      title={title}
      closeButtonProps={{ 'aria-label': text('close') }}
    >
      {children}
    </Drawer>
  );
}
