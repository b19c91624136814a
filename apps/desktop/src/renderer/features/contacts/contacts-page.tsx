import { Button, Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Contact } from '@mywasender/contract/models/contact';
import { PageHeader } from '@mywasender/ui/page-header';
import { useState } from 'react';
import { ButtonLink } from '../../shared/button-link.tsx';
import { ContactDrawer } from '../../shared/contact/contact-drawer.tsx';
import { useTransport } from '../../shared/core.tsx';
import { ExportMenu } from '../../shared/export-menu.tsx';
import { useExport } from '../../shared/use-export.ts';
import { usePages } from '../../shared/use-pages.ts';
import { useRemoveContacts } from '../../shared/use-remove-contacts.ts';
import { useText } from '../../shared/use-text.ts';
import { ConsentDialog, type ConsentTarget } from './consent-dialog.tsx';
import { ContactFilters } from './contact-filters.tsx';
import { ContactTable } from './contact-table.tsx';
import { ALL_CONTACTS, type Filters, toQuery } from './filters.ts';
import { GroupDialog, type GroupDialogProps } from './group-dialog.tsx';
import { ListSummary } from './list-summary.tsx';
import { MatchingBar } from './matching-bar.tsx';
import { NewContact } from './new-contact.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

/** Everybody the user may know, searched and filtered; consent and removal for one, some or a whole list. */
export function ContactsPage() {
  const text = useText();
  const transport = useTransport();
  const [filters, setFilters] = useState<Filters>(ALL_CONTACTS);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [consentFor, setConsentFor] = useState<ConsentTarget>();
  const [withdrawing, setWithdrawing] = useState<Contact>();
  const [grouping, setGrouping] = useState<Omit<GroupDialogProps, 'onClose'>>();
  const [opened, setOpened] = useState<string>();
  const [adding, setAdding] = useState(false);
  const [query] = useDebouncedValue(toQuery(filters), 200);
  const pages = usePages(['contacts.list', query], (page) =>
    transport.call('contacts.list', { ...query, ...page }),
  );
  const exporting = useExport('contacts.export');
  const remove = useRemoveContacts(() => setSelected([]));
  const change = (next: Filters) => {
    setFilters(next);
    setSelected([]);
  };
  return (
    <>
      <PageHeader
        title={text('contacts.title')}
        description={text('contacts.description')}
        actions={
          <>
            <ExportMenu
              loading={exporting.isPending}
              onExport={(format) => exporting.mutate({ ...query, format })}
            />
            <ButtonLink to="/contacts/opt-ins" variant="default">
              {text('optIns.title')}
            </ButtonLink>
            <ButtonLink to="/contacts/consent" variant="default">
              {text('contacts.ledger')}
            </ButtonLink>
            <ButtonLink to="/contacts/segments" variant="default">
              {text('contacts.segments')}
            </ButtonLink>
            <ButtonLink to="/contacts/do-not-write" variant="default">
              {text('contacts.suppressions')}
            </ButtonLink>
            <Button variant="default" onClick={() => setAdding(true)}>
              {text('person.new.title')}
            </Button>
            <ButtonLink to="/contacts/import">{text('contacts.import')}</ButtonLink>
          </>
        }
      />
      <Stack>
        <ContactFilters filters={filters} onChange={change} />
        <Group justify="space-between" mih={36}>
          <Text size="sm" c="dimmed" role="status">
            {pages.total === undefined ? '' : text('contacts.total', { count: pages.total })}
          </Text>
          {selected.length === 0 && pages.total !== undefined && pages.total > 0 && (
            <MatchingBar
              count={pages.total}
              onGroup={(kind) => setGrouping({ kind, people: { filter: query } })}
            />
          )}
          <ListSummary
            listId={filters.listId}
            onGone={() => change({ ...filters, listId: null })}
            onRecordConsent={setConsentFor}
          />
        </Group>
        <SelectionBar
          count={selected.length}
          onRecordConsent={() =>
            setConsentFor({
              title: text('contacts.recordConsent'),
              input: { contactIds: [...selected] },
            })
          }
          onGroup={(kind) => setGrouping({ kind, people: { contactIds: [...selected] } })}
          onRemove={() => remove(selected)}
          onClear={() => setSelected([])}
        />
        <ContactTable
          pages={pages}
          filtered={filters !== ALL_CONTACTS}
          selected={selected}
          onSelect={setSelected}
          onOpen={setOpened}
          onRecordConsent={setConsentFor}
          onWithdraw={setWithdrawing}
          onRemove={(id) => remove([id])}
        />
      </Stack>
      {opened !== undefined && (
        <ContactDrawer key={opened} person={{ contactId: opened }} onClose={() => setOpened(undefined)} />
      )}
      {adding && (
        <NewContact
          listId={filters.listId}
          onOpen={(contactId) => {
            setAdding(false);
            setOpened(contactId);
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {grouping !== undefined && <GroupDialog {...grouping} onClose={() => setGrouping(undefined)} />}
      {withdrawing !== undefined && (
        <WithdrawDialog contact={withdrawing} onClose={() => setWithdrawing(undefined)} />
      )}
      {consentFor !== undefined && (
        <ConsentDialog
          target={consentFor}
          onClose={() => {
            setConsentFor(undefined);
            setSelected([]);
          }}
        />
      )}
    </>
  );
}
