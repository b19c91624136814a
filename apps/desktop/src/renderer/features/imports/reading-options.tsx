import { Group, Select, Text } from '@mantine/core';
import type { FileInspection } from '@mywasender/contract/models/contact';
import { useFormat } from '@mywasender/ui/use-format';
import { fileSize } from '../../shared/file-size.ts';
import { useText } from '../../shared/use-text.ts';
import type { ReadOptions } from './use-import.ts';

const DELIMITERS = [
  { value: ',', key: 'comma' },
  { value: ';', key: 'semicolon' },
  { value: '\t', key: 'tab' },
  { value: '|', key: 'pipe' },
] as const;
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1', 'windows-1256', 'gb18030'];

export interface ReadingOptionsProps {
  readonly inspection: FileInspection;
  readonly busy: boolean;
  readonly onChange: (change: ReadOptions) => void;
}

/** How the file was read, to be corrected where the guess is wrong. */
export function ReadingOptions({ inspection, busy, onChange }: ReadingOptionsProps) {
  const text = useText();
  const format = useFormat();
  const { name, bytes, encoding, delimiter } = inspection;
  const encodings = ENCODINGS.includes(encoding) ? ENCODINGS : [encoding, ...ENCODINGS];
  return (
    <Group align="flex-end">
      <Text flex="1 1 12rem" size="sm" fw={600}>
        {text('imports.size', { name, size: fileSize(bytes, format.number) })}
      </Text>
      <Select
        w="11rem"
        label={text('imports.delimiter')}
        disabled={busy}
        allowDeselect={false}
        data={DELIMITERS.map(({ value, key }) => ({ value, label: text(`imports.delimiters.${key}`) }))}
        value={delimiter}
        onChange={(value) => {
          const chosen = DELIMITERS.find((known) => known.value === value);
          if (chosen !== undefined) onChange({ delimiter: chosen.value });
        }}
      />
      <Select
        w="11rem"
        label={text('imports.encoding')}
        disabled={busy}
        allowDeselect={false}
        data={encodings}
        value={encoding}
        onChange={(value) => value !== null && onChange({ encoding: value })}
      />
    </Group>
  );
}
