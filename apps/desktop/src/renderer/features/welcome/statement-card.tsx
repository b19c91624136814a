import { Card, Checkbox, Stack, Text, Title } from '@mantine/core';
import { useText } from '../../shared/use-text.ts';
import type { Statement } from './statements.ts';

export interface StatementCardProps {
  readonly statement: Statement;
  readonly accepted: boolean;
  /** the user tried to go on without it */
  readonly missing: boolean;
  readonly onChange: (accepted: boolean) => void;
}

export function StatementCard({ statement, accepted, missing, onChange }: StatementCardProps) {
  const text = useText();
  return (
    <Card>
      <Stack gap="sm">
        <Title order={3}>{text(`welcome.${statement}.title`)}</Title>
        <Text>{text(`welcome.${statement}.text`)}</Text>
        <Checkbox
          label={text(`welcome.${statement}.accept`)}
          checked={accepted}
          error={missing}
          aria-invalid={missing}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      </Stack>
    </Card>
  );
}
