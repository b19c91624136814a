import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { errorMessage } from './error-message.ts';
import { useUiText } from './use-ui-text.ts';

export interface ErrorNoticeProps {
  readonly error: unknown;
  readonly title?: string;
  readonly onRetry?: (() => void) | undefined;
}

/** An error in words, with its request id and, where it helps, a way to try again. Nothing when `error` is null. */
export function ErrorNotice({ error, title, onRetry }: ErrorNoticeProps) {
  const { t } = useTranslation();
  const text = useUiText();
  if (error === null || error === undefined) return null;
  const shown = errorMessage(t, error);
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={title ?? text('errorTitle')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{shown.text}</Text>
        {shown.requestId !== null && (
          <Text size="xs">
            {text('requestId')}: <Code>{shown.requestId}</Code>
          </Text>
        )}
        {onRetry !== undefined && (
          <Group>
            <Button size="xs" variant="default" onClick={onRetry}>
              {text('retry')}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
