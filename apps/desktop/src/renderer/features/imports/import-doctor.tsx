import { Loader, Stack, Text, Title } from '@mantine/core';
import { PHONE_FIX_KINDS, type PhoneFixKind } from '@mywasender/contract/models/contact';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useFormat } from '@mywasender/ui/use-format';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { DoctorFinding } from './doctor-finding.tsx';
import type { ImportWizard } from './use-import.ts';

export interface ImportDoctorProps {
  readonly wizard: ImportWizard;
  readonly file: string;
  readonly defaultCountry: string;
  readonly fixes: readonly PhoneFixKind[];
  readonly onFixes: (fixes: readonly PhoneFixKind[]) => void;
}

/** Reads the whole file before anything is stored and offers mends. Nobody has to wait for it. */
export function ImportDoctor({ wizard, file, defaultCountry, fixes, onFixes }: ImportDoctorProps) {
  const text = useText();
  const format = useFormat();
  const mapping = { ...wizard.roles };
  const { data, error, isPending } = useCommandQuery('contacts.examineFile', {
    file,
    ...wizard.options,
    mapping,
    defaultCountry,
  });
  return (
    <Stack gap="sm">
      <Title order={3}>{text('imports.doctor.title')}</Title>
      {isPending && (
        <Text size="sm" role="status">
          <Loader size="xs" mr="xs" />
          {text('imports.doctor.reading')}
        </Text>
      )}
      <ErrorNotice error={error} />
      {data?.findings.length === 0 && <Text size="sm">{text('imports.doctor.healthy')}</Text>}
      {data?.findings.map((finding) => {
        const fix = PHONE_FIX_KINDS.find((kind) => kind === finding.kind);
        return (
          <DoctorFinding
            key={finding.kind}
            finding={finding}
            mended={fix !== undefined && fixes.includes(fix)}
            onMend={(mended) => {
              if (fix === undefined) return;
              const others = fixes.filter((kind) => kind !== fix);
              onFixes(mended ? [...others, fix] : others);
            }}
          />
        );
      })}
      {data !== undefined && data.lists.length > 0 && (
        <Text size="sm">
          {text('imports.doctor.lists', {
            lists: format.list(
              data.lists
                .slice(0, 10)
                .map(({ name, contacts }) =>
                  text('imports.doctor.list', { list: name, contacts: format.number(contacts) }),
                ),
            ),
          })}
        </Text>
      )}
    </Stack>
  );
}
