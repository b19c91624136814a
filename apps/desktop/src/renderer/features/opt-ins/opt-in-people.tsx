import { Anchor, Stack, Title } from '@mantine/core';
import type { OptInPerson } from '@mywasender/contract/models/opt-in';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { StatusBadge, type StatusTone } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { useState } from 'react';
import { ContactDrawer } from '../../shared/contact/contact-drawer.tsx';
import { useTransport } from '../../shared/core.tsx';
import { usePages } from '../../shared/use-pages.ts';
import { useText } from '../../shared/use-text.ts';

const TONES = {
  joined: 'good',
  'opted-out': 'bad',
  waiting: 'warning',
} as const satisfies Record<OptInPerson['outcome'], StatusTone>;

/** Everybody who wrote the keyword. */
export function OptInPeople({ optInId }: { readonly optInId: string }) {
  const text = useText();
  const format = useFormat();
  const transport = useTransport();
  const [opened, setOpened] = useState<string>();
  const pages = usePages(['contacts.optInPeople', optInId], (page) =>
    transport.call('contacts.optInPeople', { optInId, ...page }),
  );
  const nameOf = ({ name, phone }: OptInPerson) =>
    name === '' ? (phone ?? text('optIns.people.unknown')) : name;
  const columns: readonly Column<OptInPerson>[] = [
    {
      key: 'who',
      header: text('optIns.people.who'),
      cell: (person) => {
        const { contactId } = person;
        const name = <bdi>{nameOf(person)}</bdi>;
        if (contactId === null) return name;
        return (
          <Anchor component="button" type="button" size="sm" onClick={() => setOpened(contactId)}>
            {name}
          </Anchor>
        );
      },
    },
    { key: 'wrote', header: text('optIns.people.wrote'), cell: (person) => <bdi>{person.text}</bdi> },
    {
      key: 'when',
      header: text('optIns.people.when'),
      nowrap: true,
      cell: ({ at }) => format.dateTime(at),
    },
    {
      key: 'what',
      header: text('optIns.people.what'),
      cell: ({ outcome }) => <StatusBadge tone={TONES[outcome]} label={text(`optIns.outcome.${outcome}`)} />,
    },
  ];
  return (
    <Stack gap="sm">
      <Title order={2}>{text('optIns.people.title')}</Title>
      <DataTable
        label={text('optIns.people.title')}
        columns={columns}
        {...pages.table}
        rowKey={({ id }) => id}
        rowLabel={nameOf}
        empty={<EmptyState title={text('optIns.people.empty')} text={text('optIns.people.emptyText')} />}
      />
      {opened !== undefined && (
        <ContactDrawer key={opened} person={{ contactId: opened }} onClose={() => setOpened(undefined)} />
      )}
    </Stack>
  );
}
