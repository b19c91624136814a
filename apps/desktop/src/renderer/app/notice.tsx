import { Alert, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export interface NoticeProps {
  readonly tone: 'red' | 'yellow' | 'blue';
  readonly title: string;
  readonly children?: ReactNode;
  /** the one next step */
  readonly action?: ReactNode;
}

/** A line above the page about something that holds for the whole app. */
export function Notice({ tone, title, children, action }: NoticeProps) {
  const Icon = tone === 'blue' ? IconInfoCircle : IconAlertTriangle;
  return (
    <Alert
      color={tone}
      icon={<Icon aria-hidden />}
      title={title}
      role="status"
      py="sm"
      // Names without a space are as long as they are, in the text and in the action.
      styles={{ body: { minWidth: 0, overflowWrap: 'anywhere' } }}
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm" flex="1 1 16rem">
          {children}
        </Text>
        {action}
      </Group>
    </Alert>
  );
}
