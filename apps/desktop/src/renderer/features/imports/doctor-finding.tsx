import { Alert, Checkbox, Stack, Text } from '@mantine/core';
import type { FileFinding } from '@mywasender/contract/models/contact';
import { useFormat } from '@mywasender/ui/use-format';
import { useText } from '../../shared/use-text.ts';

/** What is to be known and asks for nothing. */
const HARMLESS: readonly FileFinding['kind'][] = ['assumed-country', 'known', 'duplicate-in-file'];

export interface DoctorFindingProps {
  readonly finding: FileFinding;
  readonly mended: boolean;
  readonly onMend: (mended: boolean) => void;
}

/** One finding: what it is, why, what can be done, with rows of the file as examples. */
export function DoctorFinding({ finding, mended, onMend }: DoctorFindingProps) {
  const text = useText();
  const format = useFormat();
  const { kind, rows, fixable, examples } = finding;
  const exampleText = (line: string, before: string, after: string | null): string => {
    if (after !== null) return text('imports.doctor.exampleMended', { line, before, after });
    return before === ''
      ? text('imports.doctor.emptyExample', { line })
      : text('imports.doctor.example', { line, before });
  };
  return (
    <Alert
      color={HARMLESS.includes(kind) ? 'gray' : 'yellow'}
      title={text('imports.doctor.counted', {
        rows: format.number(rows),
        what: text(`imports.doctor.${kind}.title`),
      })}
    >
      <Stack gap="xs">
        <Text size="sm">{text(`imports.doctor.${kind}.why`)}</Text>
        {examples.map(({ line, before, after }) => (
          <Text key={line} size="sm" c="dimmed" dir="auto">
            {exampleText(format.number(line), before, after)}
          </Text>
        ))}
        {fixable && (
          <Checkbox
            label={text('imports.doctor.mend', { count: rows })}
            checked={mended}
            onChange={(event) => onMend(event.currentTarget.checked)}
          />
        )}
      </Stack>
    </Alert>
  );
}
