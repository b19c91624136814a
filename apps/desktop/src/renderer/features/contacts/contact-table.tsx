import { Checkbox, Stack, Text } from '@mantine/core';
import type { Contact } from '@mywasender/contract/models/contact';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { IconAddressBook } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { ButtonLink } from '../../shared/button-link.tsx';
import { personName } from '../../shared/person-name.ts';
import type { Pages } from '../../shared/use-pages.ts';
import { useText } from '../../shared/use-text.ts';
import type { ConsentTarget } from './consent-dialog.tsx';

export interface ContactTableProps {
  readonly pages: Pages<Contact>;
  /** a search or filter is set: an empty table then means "nobody matches" */
  readonly filtered: boolean;
  readonly selected: readonly string[];
  readonly onSelect: (ids: readonly string[]) => void;
  readonly onOpen: (contactId: string) => void;
  readonly onRecordConsent: (target: ConsentTarget) => void;
  readonly onWithdraw: (contact: Contact) => void;
  readonly onRemove: (contactId: string) => void;
}

export function ContactTable(props: ContactTableProps) {
  const { pages, filtered, selected, onSelect, onOpen, onRecordConsent, onWithdraw, onRemove } = props;
  const text = useText();
  const navigate = useNavigate();
  const toggle = (id: string, on: boolean) =>
    onSelect([...selected.filter((other) => other !== id), ...(on ? [id] : [])]);
  const columns: readonly Column<Contact>[] = [
    { key: 'name', header: text('contacts.name'), cell: personName },
    { key: 'phone', header: text('contacts.phone'), cell: ({ phone }) => <bdi>{phone}</bdi> },
    {
      key: 'consent',
      header: text('contacts.consent'),
      cell: (contact) => <ConsentCell contact={contact} />,
    },
    { key: 'tags', header: text('contacts.tags'), cell: ({ tags }) => tags.join(', ') },
    {
      key: 'fields',
      header: text('contacts.fields'),
      cell: ({ fields }) => (
        <Text size="sm" lineClamp={2}>
          {Object.entries(fields)
            .filter(([, value]) => value !== '')
            .map(([name, value]) => `${name}: ${value}`)
            .join(' · ')}
        </Text>
      ),
    },
    {
      key: 'select',
      header: text('contacts.selectHeader'),
      cell: (contact) => (
        <Checkbox
          aria-label={text('contacts.select', { name: personName(contact) })}
          checked={selected.includes(contact.id)}
          onChange={(event) => toggle(contact.id, event.currentTarget.checked)}
        />
      ),
    },
  ];
  const nobody = filtered ? (
    <EmptyState title={text('contacts.nothingFound')} text={text('contacts.nothingFoundText')} />
  ) : (
    <EmptyState
      title={text('contacts.empty')}
      text={text('contacts.emptyText')}
      icon={<IconAddressBook />}
      action={<ButtonLink to="/contacts/import">{text('contacts.import')}</ButtonLink>}
    />
  );
  return (
    <DataTable
      label={text('contacts.table')}
      columns={columns}
      {...pages.table}
      rowKey={({ id }) => id}
      rowLabel={personName}
      onOpen={({ id }) => onOpen(id)}
      empty={nobody}
      actions={(contact) => [
        {
          key: 'consent',
          label: text('contacts.recordConsent'),
          onSelect: () =>
            onRecordConsent({
              title: text('contacts.consentFor', { name: personName(contact) }),
              input: { contactIds: [contact.id] },
            }),
        },
        {
          key: 'proof',
          label: text('contacts.proof'),
          onSelect: () =>
            void navigate({ to: '/contacts/consent/$person', params: { person: contact.phone } }),
        },
        { key: 'withdraw', label: text('contacts.withdraw'), onSelect: () => onWithdraw(contact) },
        { key: 'remove', label: text('contacts.remove'), danger: true, onSelect: () => onRemove(contact.id) },
      ]}
    />
  );
}

function ConsentCell({ contact }: { readonly contact: Contact }) {
  const text = useText();
  const format = useFormat();
  const { consent, suppressed } = contact;
  if (suppressed) return <StatusBadge tone="bad" label={text('contacts.suppressed')} />;
  if (consent === null) return <StatusBadge tone="warning" label={text('contacts.noConsent')} />;
  return (
    <Stack gap={0}>
      <Text size="sm">{consent.source}</Text>
      <Text size="xs" c="dimmed">
        {format.date(`${consent.date}T12:00:00`)}, {consent.method}
      </Text>
    </Stack>
  );
}
