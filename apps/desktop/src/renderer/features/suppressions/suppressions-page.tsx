import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import type { Suppression } from '@mywasender/contract/models/contact';
import { PageHeader } from '@mywasender/ui/page-header';
import { IconInfoCircle, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTransport } from '../../shared/core.tsx';
import { ExportMenu } from '../../shared/export-menu.tsx';
import { TextLink } from '../../shared/text-link.tsx';
import { useExport } from '../../shared/use-export.ts';
import { usePages } from '../../shared/use-pages.ts';
import { useText } from '../../shared/use-text.ts';
import { AddSuppression } from './add-suppression.tsx';
import { ImportSuppressions } from './import-suppressions.tsx';
import { LiftDialog } from './lift-dialog.tsx';
import { PastSuppressionImports } from './past-suppression-imports.tsx';
import { SuppressionTable } from './suppression-table.tsx';

/** Everybody who must not be written to. */
export function SuppressionsPage() {
  const text = useText();
  const transport = useTransport();
  const [search, setSearch] = useState('');
  const [adding, dialog] = useDisclosure(false);
  const [importing, fileDialog] = useDisclosure(false);
  const [lifting, setLifting] = useState<Suppression>();
  const exporting = useExport('suppressions.export');
  const [wanted] = useDebouncedValue(search.trim(), 200);
  const query = wanted === '' ? {} : { search: wanted };
  const pages = usePages(['suppressions.list', query], (page) =>
    transport.call('suppressions.list', { ...query, ...page }),
  );
  return (
    <>
      <TextLink to="/contacts" size="sm">
        {text('imports.back')}
      </TextLink>
      <PageHeader
        title={text('contacts.suppressionPage.title')}
        description={text('contacts.suppressionPage.description')}
        actions={
          <>
            <ExportMenu loading={exporting.isPending} onExport={(format) => exporting.mutate({ format })} />
            <Button variant="default" onClick={fileDialog.open}>
              {text('contacts.suppressionPage.import')}
            </Button>
            <Button onClick={dialog.open}>{text('contacts.suppressionPage.add')}</Button>
          </>
        }
      />
      <Stack>
        <Alert
          color="blue"
          icon={<IconInfoCircle aria-hidden />}
          title={text('contacts.suppressionPage.why')}
        >
          {text('contacts.suppressionPage.whyText')}
        </Alert>
        <TextInput
          type="search"
          maw="24rem"
          label={text('contacts.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <SuppressionTable pages={pages} onLift={setLifting} />
        <PastSuppressionImports />
      </Stack>
      {adding && <AddSuppression onClose={dialog.close} />}
      {importing && <ImportSuppressions onClose={fileDialog.close} />}
      {lifting !== undefined && <LiftDialog suppression={lifting} onClose={() => setLifting(undefined)} />}
    </>
  );
}
