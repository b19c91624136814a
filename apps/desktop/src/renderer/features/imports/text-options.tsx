import { Select } from '@mantine/core';
import { useText } from '../../shared/use-text.ts';
import type { ReadOptions } from './use-import.ts';

const DELIMITERS = [
  { value: ',', key: 'comma' },
  { value: ';', key: 'semicolon' },
  { value: '\t', key: 'tab' },
  { value: '|', key: 'pipe' },
] as const;
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1', 'windows-1256', 'gb18030'];

export interface TextOptionsProps {
  readonly delimiter: string | null;
  readonly encoding: string;
  readonly busy: boolean;
  readonly onChange: (change: ReadOptions) => void;
}

/** How a text file was read. */
export function TextOptions({ delimiter, encoding, busy, onChange }: TextOptionsProps) {
  const text = useText();
  const encodings = ENCODINGS.includes(encoding) ? ENCODINGS : [encoding, ...ENCODINGS];
  return (
    <>
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
    </>
  );
}
