import { Button, FileInput, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import type { ColumnRole } from '@mywasender/contract/models/contact';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { type FormEvent, useState } from 'react';
import { useTransport } from '../../shared/core.tsx';
import { CountrySelect } from '../../shared/country-select.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { ImportedSuppressions } from './imported-suppressions.tsx';
import { useUndoSuppressionImport } from './use-undo-suppression-import.ts';

/** A file of numbers: which column, which country, why; then what became of its rows. */
export function ImportSuppressions({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const toasts = useToasts();
  const transport = useTransport();
  const { data: settings } = useCommandQuery('settings.get', {});
  const [file, setFile] = useState<string>();
  const [column, setColumn] = useState<string | null>(null);
  const [country, setCountry] = useState<string>();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const undo = useUndoSuppressionImport();
  const inspect = useCommand('contacts.inspectFile', {
    onSuccess: ({ columns }) => setColumn(columns.find(({ guess }) => guess === 'phone')?.name ?? null),
  });
  const load = useCommand('suppressions.import', {
    alsoChanges: ['contacts', 'campaigns'],
    onSuccess: ({ importId, added, already }) =>
      toasts.undo(text('contacts.suppressionPage.importDone', { added, already }), () =>
        undo.mutateAsync({ importId }),
      ),
  });
  const choose = (chosen: File | null) => {
    if (chosen === null) return;
    transport
      .putFile({ name: chosen.name, content: chosen })
      .then((token) => {
        setFile(token);
        inspect.mutate({ file: token });
      })
      .catch(toasts.failed);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const columns = inspect.data?.columns ?? [];
    if (file === undefined || column === null) return;
    const role = (name: string): ColumnRole => (name === column ? 'phone' : 'ignore');
    const mapping = Object.fromEntries(columns.map(({ name }) => [name, role(name)]));
    const defaultCountry = country ?? settings?.defaultCountry ?? 'US';
    load.mutate({ file, mapping, defaultCountry, note: note.trim() });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={text('contacts.suppressionPage.importTitle')}
      closeButtonProps={{ 'aria-label': text('app.actions.close') }}
    >
      {load.data === undefined ? (
        <form onSubmit={submit} noValidate>
          <Stack>
            <Text size="sm">{text('contacts.suppressionPage.importText')}</Text>
            <FileInput
              label={text('imports.dropLabel')}
              placeholder={text('imports.choose')}
              accept=".csv,.tsv,.txt,text/csv,.xlsx"
              required
              onChange={choose}
              error={tried && file === undefined ? text('imports.choose') : undefined}
            />
            {inspect.data !== undefined && (
              <>
                <Select
                  label={text('contacts.suppressionPage.column')}
                  data={inspect.data.columns.map(({ name }) => name).filter((name) => name !== '')}
                  value={column}
                  onChange={setColumn}
                  required
                  error={tried && column === null ? text('contacts.suppressionPage.noColumn') : undefined}
                />
                <CountrySelect
                  label={text('imports.country')}
                  value={country ?? settings?.defaultCountry ?? 'US'}
                  onChange={setCountry}
                />
                <TextInput
                  label={text('contacts.suppressionPage.note')}
                  maxLength={300}
                  value={note}
                  onChange={(event) => setNote(event.currentTarget.value)}
                />
              </>
            )}
            <ErrorNotice error={inspect.error ?? load.error} />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {text('app.actions.cancel')}
              </Button>
              <Button type="submit" loading={load.isPending || inspect.isPending}>
                {text('contacts.suppressionPage.submit')}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <ImportedSuppressions result={load.data} onClose={onClose} />
      )}
    </Modal>
  );
}
