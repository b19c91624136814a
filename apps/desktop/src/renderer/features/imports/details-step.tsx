import { Alert, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import type { PhoneFixKind } from '@mywasender/contract/models/contact';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { type FormEvent, useState } from 'react';
import { ConsentFields, consentProblems } from '../../shared/consent-fields.tsx';
import { CountrySelect } from '../../shared/country-select.tsx';
import { useBlankConsent } from '../../shared/use-blank-consent.ts';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { ImportDoctor } from './import-doctor.tsx';
import { ImportProgress } from './import-progress.tsx';
import { hasConsentColumns, listNameOf } from './roles.ts';
import type { ImportWizard } from './use-import.ts';

/** Which list, which country, which mends, which consent; then the import itself. */
export function DetailsStep({ wizard }: { readonly wizard: ImportWizard }) {
  const text = useText();
  const { data: settings } = useCommandQuery('settings.get', {});
  const [listName, setListName] = useState(listNameOf(wizard.inspection?.name ?? ''));
  const [country, setCountry] = useState<string>();
  const ownColumns = hasConsentColumns(wizard.roles);
  const [withStatement, setWithStatement] = useState(!ownColumns);
  const [statement, setStatement] = useState(useBlankConsent());
  const [fixes, setFixes] = useState<readonly PhoneFixKind[]>([]);
  const [tried, setTried] = useState(false);
  const defaultCountry = country ?? settings?.defaultCountry ?? 'US';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const incomplete = withStatement && Object.keys(consentProblems(statement)).length > 0;
    if (listName.trim() === '' || incomplete) return;
    const consent = withStatement ? statement : undefined;
    wizard.run({ listName: listName.trim(), defaultCountry, consent, fixes });
  };
  if (wizard.importing && wizard.file !== undefined) return <ImportProgress file={wizard.file} />;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Group align="flex-start" grow preventGrowOverflow={false}>
          <TextInput
            miw="14rem"
            label={text('imports.listName')}
            description={text('imports.listNameHint')}
            maxLength={120}
            required
            value={listName}
            onChange={(event) => setListName(event.currentTarget.value)}
            error={tried && listName.trim() === '' ? text('imports.listNameMissing') : undefined}
          />
          <CountrySelect
            miw="14rem"
            label={text('imports.country')}
            description={text('settings.countryHint')}
            value={defaultCountry}
            onChange={setCountry}
          />
        </Group>
        {wizard.file !== undefined && (
          <ImportDoctor
            wizard={wizard}
            file={wizard.file}
            defaultCountry={defaultCountry}
            fixes={fixes}
            onFixes={setFixes}
          />
        )}
        <Checkbox
          label={text('imports.statement')}
          description={text(ownColumns ? 'imports.hasConsentColumns' : 'imports.noStatement')}
          checked={withStatement}
          onChange={(event) => setWithStatement(event.currentTarget.checked)}
        />
        {withStatement && (
          <>
            <Text size="sm">{text('contacts.statement.intro')}</Text>
            <ConsentFields value={statement} onChange={setStatement} tried={tried} />
          </>
        )}
        {wizard.cancelled ? (
          <Alert color="gray" role="status">
            {text('imports.cancelled')}
          </Alert>
        ) : (
          <ErrorNotice error={wizard.importError} />
        )}
        <Group justify="space-between">
          <Button variant="default" onClick={() => wizard.goTo('columns')}>
            {text('app.actions.back')}
          </Button>
          <Button type="submit">{text('imports.start')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
