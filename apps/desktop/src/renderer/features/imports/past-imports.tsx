import type { PastImport } from '@mywasender/contract/models/contact';
import type { Column } from '@mywasender/ui/data-table';
import { useFormat } from '@mywasender/ui/use-format';
import { PastFiles, useWhenColumn } from '../../shared/past-files.tsx';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { useUndoImport } from './use-undo-import.ts';

/** What was imported before, each to be taken back. Nothing while there is none. */
export function PastImports() {
  const text = useText();
  const format = useFormat();
  const when = useWhenColumn();
  const { data } = useCommandQuery('contacts.imports', {});
  const undo = useUndoImport();
  const columns: readonly Column<PastImport>[] = [
    { key: 'list', header: text('imports.pastList'), cell: ({ listName }) => listName },
    when,
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
  ];
  return (
    <PastFiles
      title={text('imports.pastTitle')}
      hint={text('imports.pastHint')}
      imports={data?.imports}
      columns={columns}
      undo={undo}
    />
  );
}
