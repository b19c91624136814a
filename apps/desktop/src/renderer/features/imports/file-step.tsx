import { Button, FileButton, Stack, Text } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useText } from '../../shared/use-text.ts';
import classes from './file-step.module.css';
import { PastImports } from './past-imports.tsx';
import type { ImportWizard } from './use-import.ts';

export function FileStep({ wizard }: { readonly wizard: ImportWizard }) {
  const text = useText();
  const [over, setOver] = useState(false);
  const take = (file: File | null | undefined) => {
    if (file !== null && file !== undefined) wizard.choose(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const hover = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    <Stack>
      <section
        aria-label={text('imports.dropLabel')}
        className={classes.drop}
        data-over={over || undefined}
        onDragEnter={(event) => hover(event, true)}
        onDragOver={(event) => hover(event, true)}
        onDragLeave={(event) => hover(event, false)}
        onDrop={drop}
      >
        <IconFileSpreadsheet size={40} aria-hidden />
        <FileButton
          onChange={take}
          accept=".csv,.tsv,.txt,text/csv,.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          inputProps={{ 'aria-label': text('imports.choose') }}
        >
          {(props) => (
            <Button {...props} loading={wizard.reading}>
              {text('imports.choose')}
            </Button>
          )}
        </FileButton>
        <Text size="sm">{text(wizard.reading ? 'imports.reading' : 'imports.drop')}</Text>
        <Text size="sm" c="dimmed">
          {text('imports.formats')}
        </Text>
      </section>
      <ErrorNotice error={wizard.error} />
      <PastImports />
    </Stack>
  );
}
