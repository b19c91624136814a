import { Box } from '@mantine/core';
import type { SuppressionImport } from '@mywasender/contract/models/suppression-import';
import type { Column } from '@mywasender/ui/data-table';
import { useFormat } from '@mywasender/ui/use-format';
import { PastFiles, useWhenColumn } from '../../shared/past-files.tsx';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { useUndoSuppressionImport } from './use-undo-suppression-import.ts';

/** Files of numbers not to write to, each to be taken back. Nothing while there is none. */
export function PastSuppressionImports() {
  const text = useText();
  const format = useFormat();
  const when = useWhenColumn();
  const { data } = useCommandQuery('suppressions.imports', {});
  const undo = useUndoSuppressionImport();
  const columns: readonly Column<SuppressionImport>[] = [
    when,
    {
      key: 'people',
      header: text('contacts.suppressionPage.filePeople'),
      align: 'end',
      cell: ({ people }) => format.number(people),
    },
  ];
  return (
    <Box mt="md">
      <PastFiles
        title={text('contacts.suppressionPage.filesTitle')}
        hint={text('contacts.suppressionPage.filesHint')}
        imports={data?.imports}
        columns={columns}
        undo={undo}
      />
    </Box>
  );
}
