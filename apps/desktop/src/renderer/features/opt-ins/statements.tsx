import { Card, Stack, Text, Title } from '@mantine/core';
import type { CommandOutput } from '@mywasender/contract/commands/command-map';
import { useFormat } from '@mywasender/ui/use-format';
import { useText } from '../../shared/use-text.ts';

/** The words people agreed to, in every version. */
export function Statements({ statements }: Pick<CommandOutput<'contacts.optIn'>, 'statements'>) {
  const text = useText();
  const format = useFormat();
  return (
    <Stack gap="sm">
      <Title order={2}>{text('optIns.statements.title')}</Title>
      {statements.map(({ version, statement, from }) => (
        <Card key={version} padding="md">
          <Text dir="auto">{statement}</Text>
          <Text size="sm" c="dimmed" mt="xs">
            {text('optIns.statements.current', { version, from: format.dateTime(from) })}
          </Text>
        </Card>
      ))}
    </Stack>
  );
}
