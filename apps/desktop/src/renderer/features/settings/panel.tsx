import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { TableCard } from '../../shared/table-card.tsx';

export interface PanelProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** One group of settings. */
export function Panel({ title, children }: PanelProps) {
  return (
    <TableCard title={title}>
      <Stack>{children}</Stack>
    </TableCard>
  );
}
