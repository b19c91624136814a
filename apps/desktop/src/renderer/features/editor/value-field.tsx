import { Button, Group, Stack, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useText } from '../../shared/use-text.ts';

export interface ValueFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly required: boolean;
  readonly maxLength: number;
  readonly value: string;
  /** of the contacts, to be inserted */
  readonly fields: readonly string[];
  readonly onChange: (value: string) => void;
}

/** One value of an approved template: a text, with fields of the contacts where they are wanted. */
export function ValueField({ label, hint, required, maxLength, value, fields, onChange }: ValueFieldProps) {
  const text = useText();
  return (
    <Stack gap="xs">
      <TextInput
        label={label}
        description={hint}
        required={required}
        maxLength={maxLength}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <Group gap="xs" role="group" aria-label={text('editor.approved.insertInto', { label })}>
        {fields.map((field) => (
          <Button
            key={field}
            size="compact-sm"
            variant="light"
            leftSection={<IconPlus size={14} aria-hidden />}
            aria-label={text('editor.approved.insertField', { field, label })}
            onClick={() => onChange(`${value}{{${field}}}`)}
          >
            {field}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
