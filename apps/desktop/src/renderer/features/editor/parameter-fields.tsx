import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import type { MessageTemplate } from '@mywasender/contract/models/campaign';
import { IconPlus } from '@tabler/icons-react';
import { useText } from '../../shared/use-text.ts';

type Parameters = MessageTemplate['parameters'];

export interface ParameterFieldsProps {
  readonly parameters: Parameters;
  readonly fields: readonly string[];
  readonly onChange: (parameters: Parameters) => void;
}

/** One line for each placeholder: a text, with fields of the contacts where they are wanted. */
export function ParameterFields({ parameters, fields, onChange }: ParameterFieldsProps) {
  const text = useText();
  if (parameters.length === 0) return <Text size="sm">{text('editor.approved.noParameters')}</Text>;
  const change = (name: string, next: string) =>
    onChange(parameters.map((one) => (one.name === name ? { name, text: next } : one)));
  return (
    <Stack component="section" aria-label={text('editor.approved.parameters')}>
      {parameters.map(({ name, text: value }) => (
        <Stack key={name} gap="xs">
          <TextInput
            label={text('editor.approved.parameter', { name })}
            description={text('editor.approved.parameterHint')}
            required
            maxLength={1024}
            value={value}
            onChange={({ currentTarget }) => change(name, currentTarget.value)}
          />
          <Group gap="xs" role="group" aria-label={text('editor.approved.insertInto', { name })}>
            {fields.map((field) => (
              <Button
                key={field}
                size="compact-sm"
                variant="light"
                leftSection={<IconPlus size={14} aria-hidden />}
                aria-label={text('editor.approved.insertField', { field, name })}
                onClick={() => change(name, `${value}{{${field}}}`)}
              >
                {field}
              </Button>
            ))}
          </Group>
        </Stack>
      ))}
    </Stack>
  );
}
