import { Button, Group, Stack, TextInput } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { PageHeader } from '@mywasender/ui/page-header';
import { type FormEvent, useState } from 'react';
import { ButtonLink } from '../../shared/button-link.tsx';
import { useTransport } from '../../shared/core.tsx';
import { ExportMenu } from '../../shared/export-menu.tsx';
import { TextLink } from '../../shared/text-link.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useExport } from '../../shared/use-export.ts';
import { usePages } from '../../shared/use-pages.ts';
import { useText } from '../../shared/use-text.ts';
import { CheckResult } from './check-result.tsx';
import { LedgerTable } from './ledger-table.tsx';

/** Everything that was recorded about who may be written to: of everybody, or of one number. */
export function LedgerPage() {
  const text = useText();
  const transport = useTransport();
  const [typed, setTyped] = useState('');
  const [phone, setPhone] = useState<string>();
  const query = phone === undefined ? {} : { phone };
  const pages = usePages(['contacts.ledger', query], (page) =>
    transport.call('contacts.ledger', { ...query, ...page }),
  );
  const check = useCommand('contacts.verifyLedger');
  const exporting = useExport('contacts.exportLedger');
  const search = (event: FormEvent) => {
    event.preventDefault();
    setPhone(typed.trim().length < 3 ? undefined : typed.trim());
  };
  const clear = () => {
    setTyped('');
    setPhone(undefined);
  };
  return (
    <>
      <TextLink to="/contacts" size="sm">
        {text('imports.back')}
      </TextLink>
      <PageHeader
        title={text('ledger.title')}
        description={text('ledger.description')}
        actions={
          <>
            <ExportMenu
              loading={exporting.isPending}
              onExport={(format) => exporting.mutate({ ...query, format })}
            />
            <Button loading={check.isPending} onClick={() => check.mutate({})}>
              {text('ledger.check')}
            </Button>
          </>
        }
      />
      <Stack>
        <ErrorNotice error={check.error} />
        {check.data !== undefined && <CheckResult check={check.data} />}
        <form onSubmit={search} noValidate>
          <Group align="flex-end" gap="sm">
            <TextInput
              type="tel"
              label={text('ledger.number')}
              description={text('ledger.numberHint')}
              maxLength={60}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Button type="submit" variant="default">
              {text('ledger.show')}
            </Button>
            {phone !== undefined && (
              <>
                <Button variant="subtle" onClick={clear}>
                  {text('ledger.showAll')}
                </Button>
                <ButtonLink to="/contacts/consent/$person" params={{ person: phone }} variant="default">
                  {text('ledger.proof')}
                </ButtonLink>
              </>
            )}
          </Group>
        </form>
        <LedgerTable pages={pages} />
      </Stack>
    </>
  );
}
