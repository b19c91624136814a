import { Button, Stack, Text, Title } from '@mantine/core';
import type { SuppressionImport } from '@mywasender/contract/models/suppression-import';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { useUndoSuppressionImport } from './use-undo-suppression-import.ts';

/** Files of numbers not to write to, each to be taken back. Nothing while there is none. */
export function PastSuppressionImports() {
  const text = useText();
  const format = useFormat();
  const toasts = useToasts();
  const { data } = useCommandQuery('suppressions.imports', {});
  const undo = useUndoSuppressionImport();
  if (data === undefined || data.imports.length === 0) return null;
  const columns: readonly Column<SuppressionImport>[] = [
    { key: 'file', header: text('imports.pastFile'), cell: ({ fileName }) => fileName },
    { key: 'when', header: text('imports.pastWhen'), nowrap: true, cell: ({ at }) => format.relative(at) },
    {
      key: 'people',
      header: text('contacts.suppressionPage.filePeople'),
      align: 'end',
      cell: ({ people }) => format.number(people),
    },
    {
      key: 'undo',
      header: text('imports.pastUndo'),
      cell: ({ importId, fileName, undone, undoable }) =>
        undoable ? (
          <Button
            size="compact-sm"
            variant="light"
            aria-label={text('imports.pastUndoOf', { file: fileName })}
            loading={undo.isPending && undo.variables.importId === importId}
            onClick={() => undo.mutate({ importId }, { onError: toasts.failed })}
          >
            {text('imports.pastUndo')}
          </Button>
        ) : (
          undone && text('imports.pastUndone')
        ),
    },
  ];
  return (
    <Stack gap="sm" mt="md">
      <Title order={2}>{text('contacts.suppressionPage.filesTitle')}</Title>
      <Text size="sm" c="dimmed">
        {text('contacts.suppressionPage.filesHint')}
      </Text>
      <DataTable
        label={text('contacts.suppressionPage.filesTitle')}
        columns={columns}
        rows={data.imports}
        rowKey={({ importId }) => importId}
        rowLabel={({ fileName }) => fileName}
      />
    </Stack>
  );
}
