import { Alert, Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import type { FileInspection } from '@mywasender/contract/models/contact';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useText } from '../../shared/use-text.ts';
import { ReadingOptions } from './reading-options.tsx';
import { hasPhoneColumn, ROLES } from './roles.ts';
import type { ImportWizard } from './use-import.ts';

type FileColumn = FileInspection['columns'][number];

/** The columns as read, with examples and what each means. */
export function ColumnsStep({ wizard }: { readonly wizard: ImportWizard }) {
  const text = useText();
  const { inspection, roles } = wizard;
  if (inspection === undefined) return null;
  const ready = hasPhoneColumn(roles);
  const options = ROLES.map((role) => ({ value: role, label: text(`imports.roles.${role}`) }));
  const columns: readonly Column<FileColumn>[] = [
    { key: 'column', header: text('imports.column'), cell: ({ name }) => name },
    {
      key: 'samples',
      header: text('imports.samples'),
      cell: ({ samples }) => (
        <Text size="sm" c="dimmed" lineClamp={2}>
          {samples
            .filter((sample) => sample.trim() !== '')
            .slice(0, 3)
            .join(' · ')}
        </Text>
      ),
    },
    {
      key: 'meaning',
      header: text('imports.meaning'),
      width: '18rem',
      cell: ({ name, field }) => {
        const role = roles[name] ?? 'ignore';
        return (
          <Select
            aria-label={text('imports.meaningOf', { column: name })}
            data={options}
            allowDeselect={false}
            value={role}
            onChange={(value) => {
              const chosen = ROLES.find((known) => known === value);
              if (chosen !== undefined) wizard.setRole(name, chosen);
            }}
            description={role === 'field' ? text('imports.field', { field: `{{${field}}}` }) : undefined}
          />
        );
      },
    },
  ];
  return (
    <Stack>
      <Title order={2}>{text('imports.columnsTitle')}</Title>
      <Text c="dimmed">{text('imports.columnsText')}</Text>
      <ReadingOptions inspection={inspection} busy={wizard.reading} onChange={wizard.reread} />
      {inspection.remembered && <Text size="sm">{text('imports.remembered')}</Text>}
      <ErrorNotice error={wizard.error} />
      <DataTable
        label={text('imports.columnsTitle')}
        columns={columns}
        rows={inspection.columns}
        rowKey={({ name }) => name}
        rowLabel={({ name }) => name}
      />
      {!ready && (
        <Alert color="yellow" role="alert">
          {text('imports.noPhone')}
        </Alert>
      )}
      <Group justify="space-between">
        <Button variant="default" onClick={() => wizard.goTo('file')}>
          {text('app.actions.back')}
        </Button>
        <Button disabled={!ready} onClick={() => wizard.goTo('consent')}>
          {text('app.actions.next')}
        </Button>
      </Group>
    </Stack>
  );
}
