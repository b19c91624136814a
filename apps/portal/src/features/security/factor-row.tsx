import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

export interface FactorRowProps {
  readonly title: string;
  /** beside the title: a state */
  readonly badge?: ReactNode;
  readonly text: string;
  readonly actions: ReactNode;
}

/** One way to confirm a sign-in, and what can be done with it. */
export function FactorRow({ title, badge, text, actions }: FactorRowProps) {
  return (
    <Group component="li" justify="space-between" gap="sm">
      <Stack gap={2} miw={0} flex="1 1 16rem">
        <Group gap="xs">
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Text>
          {badge}
        </Group>
        <Text size="sm" c="dimmed">
          {text}
        </Text>
      </Stack>
      <Group gap="xs">{actions}</Group>
    </Group>
  );
}
