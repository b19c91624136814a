import { Button, Stack, Text, Title } from '@mantine/core';
import type { PastImport } from '@mywasender/contract/models/contact';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { useUndoImport } from './use-undo-import.ts';

/** What was imported before, each to be taken back. Nothing while there is none. */
export function PastImports() {
  const text = useText();
  const format = useFormat();
  const toasts = useToasts();
  const { data } = useCommandQuery('contacts.imports', {});
  const undo = useUndoImport();
  if (data === undefined || data.imports.length === 0) return null;
  const columns: readonly Column<PastImport>[] = [
    { key: 'file', header: text('imports.pastFile'), cell: ({ fileName }) => fileName },
    { key: 'list', header: text('imports.pastList'), cell: ({ listName }) => listName },
    { key: 'when', header: text('imports.pastWhen'), nowrap: true, cell: ({ at }) => format.relative(at) },
    {
      key: 'created',
      header: text('imports.created'),
      align: 'end',
      cell: ({ created }) => format.number(created),
    },
    {
      key: 'updated',
      header: text('imports.updated'),
      align: 'end',
      cell: ({ updated }) => format.number(updated),
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
    <Stack gap="sm">
      <Title order={2}>{text('imports.pastTitle')}</Title>
      <Text size="sm" c="dimmed">
        {text('imports.pastHint')}
      </Text>
      <DataTable
        label={text('imports.pastTitle')}
        columns={columns}
        rows={data.imports}
        rowKey={({ importId }) => importId}
        rowLabel={({ fileName }) => fileName}
      />
    </Stack>
  );
}
