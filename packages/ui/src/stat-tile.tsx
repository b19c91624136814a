import { Card, Text } from '@mantine/core';
import type { ReactNode } from 'react';

export interface StatTileProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly hint?: ReactNode;
}

/** One number with its name. */
export function StatTile({ label, value, hint }: StatTileProps) {
  return (
    <Card padding="md" role="group" aria-label={label}>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz="1.75rem" fw={650} lh={1.2} component="div">
        {value}
      </Text>
      {hint !== undefined && (
        <Text size="sm" c="dimmed" component="div">
          {hint}
        </Text>
      )}
    </Card>
  );
}
