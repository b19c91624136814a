import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { CopyButton } from '@mywasender/ui/copy-button';
import { useText } from './use-text.ts';

export interface SecretOnceProps {
  /** what was made */
  readonly title: string;
  /** that it is shown only now, and what to do with it */
  readonly text: string;
  readonly label: string;
  readonly copyLabel: string;
  readonly secret: string;
  readonly onClose: () => void;
}

/** A secret the server keeps no copy of, to be taken before the dialog is closed. */
export function SecretOnce({ title, text: advice, label, copyLabel, secret, onClose }: SecretOnceProps) {
  const text = useText();
  return (
    <Stack>
      <Alert role="status" title={title}>
        {advice}
      </Alert>
      <Text size="sm">{label}:</Text>
      <Group gap="xs" wrap="nowrap">
        <Code fz="sm" p="xs" style={{ overflowWrap: 'anywhere' }}>
          {secret}
        </Code>
        <CopyButton value={secret} label={copyLabel} />
      </Group>
      <Group justify="flex-end">
        <Button onClick={onClose}>{text('shell.close')}</Button>
      </Group>
    </Stack>
  );
}
