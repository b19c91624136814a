import { Alert, Group, Select, Stack, Text } from '@mantine/core';
import type { FileInspection } from '@mywasender/contract/models/contact';
import { useFormat } from '@mywasender/ui/use-format';
import { fileSize } from '../../shared/file-size.ts';
import { useText } from '../../shared/use-text.ts';
import { TextOptions } from './text-options.tsx';
import type { ReadOptions } from './use-import.ts';

export interface ReadingOptionsProps {
  readonly inspection: FileInspection;
  readonly busy: boolean;
  readonly onChange: (change: ReadOptions) => void;
}

/** How the file was read, to be corrected where the guess is wrong: the sheet of a workbook, else the kind of text. */
export function ReadingOptions({ inspection, busy, onChange }: ReadingOptionsProps) {
  const text = useText();
  const format = useFormat();
  const { name, bytes, encoding, delimiter, sheets, sheet, hiddenRows } = inspection;
  return (
    <Stack gap="sm">
      <Group align="flex-end">
        <Text flex="1 1 12rem" size="sm" fw={600}>
          {text('imports.size', { name, size: fileSize(bytes, format.number) })}
        </Text>
        {sheets.length > 1 && (
          <Select
            w="16rem"
            label={text('imports.sheet')}
            disabled={busy}
            allowDeselect={false}
            data={sheets.map((entry) => ({
              value: entry.name,
              label: entry.hidden ? text('imports.sheetHidden', { sheet: entry.name }) : entry.name,
            }))}
            value={sheet}
            onChange={(value) => value !== null && onChange({ sheet: value })}
          />
        )}
        {encoding !== null && (
          <TextOptions encoding={encoding} delimiter={delimiter} busy={busy} onChange={onChange} />
        )}
      </Group>
      {hiddenRows > 0 && <Alert color="yellow">{text('imports.hiddenRows', { count: hiddenRows })}</Alert>}
    </Stack>
  );
}
