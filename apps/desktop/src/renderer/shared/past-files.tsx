import { Button, Stack, Text, Title } from '@mantine/core';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useText } from './use-text.ts';

/** A file that was imported, and whether that can still be taken back. */
export interface PastFile {
  readonly importId: string;
  readonly fileName: string;
  readonly at: number;
  readonly undone: boolean;
  readonly undoable: boolean;
}

interface UndoImport {
  readonly isPending: boolean;
  readonly variables: { readonly importId: string } | undefined;
  readonly mutate: (
    input: { readonly importId: string },
    options: { readonly onError: (error: Error) => void },
  ) => void;
}

export interface PastFilesProps<Row extends PastFile> {
  readonly title: string;
  readonly hint: string;
  /** undefined while they load */
  readonly imports: readonly Row[] | undefined;
  /** what is said of a file between its name and its undo */
  readonly columns: readonly Column<Row>[];
  readonly undo: UndoImport;
}

/** Files that were imported, each to be taken back. Nothing while there is none. */
export function PastFiles<Row extends PastFile>({
  title,
  hint,
  imports,
  columns,
  undo,
}: PastFilesProps<Row>) {
  const text = useText();
  const toasts = useToasts();
  if (imports === undefined || imports.length === 0) return null;
  const taken: Column<Row> = {
    key: 'undo',
    header: text('imports.pastUndo'),
    cell: ({ importId, fileName, undone, undoable }) =>
      undoable ? (
        <Button
          size="compact-sm"
          variant="light"
          aria-label={text('imports.pastUndoOf', { file: fileName })}
          loading={undo.isPending && undo.variables?.importId === importId}
          onClick={() => undo.mutate({ importId }, { onError: toasts.failed })}
        >
          {text('imports.pastUndo')}
        </Button>
      ) : (
        undone && text('imports.pastUndone')
      ),
  };
  return (
    <Stack gap="sm">
      <Title order={2}>{title}</Title>
      <Text size="sm" c="dimmed">
        {hint}
      </Text>
      <DataTable
        label={title}
        columns={[
          { key: 'file', header: text('imports.pastFile'), cell: ({ fileName }) => fileName },
          ...columns,
          taken,
        ]}
        rows={imports}
        rowKey={({ importId }) => importId}
        rowLabel={({ fileName }) => fileName}
      />
    </Stack>
  );
}

/** When a file was imported. */
export function useWhenColumn(): Column<PastFile> {
  const text = useText();
  const format = useFormat();
  return {
    key: 'when',
    header: text('imports.pastWhen'),
    nowrap: true,
    cell: ({ at }) => format.relative(at),
  };
}
