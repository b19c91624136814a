import { Group, Stack, Tabs, Text } from '@mantine/core';
import { AppError } from '@mywasender/contract/app-error';
import type { ContactDetails } from '@mywasender/contract/models/contact-history';
import { EmptyState } from '@mywasender/ui/empty-state';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { SidePanel } from '@mywasender/ui/side-panel';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { useCommandQuery } from '../use-command-query.ts';
import { useText } from '../use-text.ts';
import { EditPerson } from './edit-person.tsx';
import { PersonActions } from './person-actions.tsx';
import { PersonConsents } from './person-consents.tsx';
import { PersonTimeline } from './person-timeline.tsx';

/** Whom to show: a contact, or whoever has a number. */
type Person = { readonly contactId: string } | { readonly phone: string };

export interface ContactDrawerProps {
  readonly person: Person;
  readonly onClose: () => void;
}

/** Everything about one contact: details to change, history across campaigns, consent. */
export function ContactDrawer({ person, onClose }: ContactDrawerProps) {
  const text = useText();
  const { data, error, refetch } = useCommandQuery('contacts.get', person);
  const nobody = error instanceof AppError && error.code === 'NOT_FOUND';
  const name = data?.contact.name ?? '';
  return (
    <SidePanel title={name === '' ? text('person.title') : name} onClose={onClose}>
      {nobody && <EmptyState title={text('person.unknown')} text={text('person.unknownText')} />}
      {!nobody && data === undefined && error === null && <LoadingLines />}
      {!nobody && data === undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!nobody && data !== undefined && <PersonPanel details={data} onGone={onClose} />}
    </SidePanel>
  );
}

interface PersonPanelProps {
  readonly details: ContactDetails;
  readonly onGone: () => void;
}

function PersonPanel({ details, onGone }: PersonPanelProps) {
  const text = useText();
  const format = useFormat();
  const { contact, lastProfile, suppression } = details;
  return (
    <Stack>
      <Group justify="space-between">
        <Text fw={600}>
          <bdi>{contact.phone}</bdi>
        </Text>
        <Group gap="xs">
          {contact.suppressed ? (
            <StatusBadge tone="bad" label={text('person.suppressed')} />
          ) : contact.consent === null ? (
            <StatusBadge tone="warning" label={text('person.noConsent')} />
          ) : (
            <StatusBadge tone="good" label={text('person.withConsent')} />
          )}
          {contact.paused === true && <StatusBadge tone="warning" label={text('person.paused')} />}
        </Group>
      </Group>
      <Text size="sm" c="dimmed">
        {lastProfile === null
          ? text('person.neverWritten')
          : text('person.lastProfile', {
              profile: lastProfile.name,
              date: format.dateTime(lastProfile.at),
            })}
        {contact.lastInboundAt !== null &&
          ` · ${text('person.lastInbound', { date: format.dateTime(contact.lastInboundAt) })}`}
      </Text>
      <PersonActions details={details} onGone={onGone} />
      {suppression !== null && (
        <Text size="sm" c="dimmed">
          {text('person.suppressionStays')}
        </Text>
      )}
      <Tabs defaultValue="details" keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="details">{text('person.details')}</Tabs.Tab>
          <Tabs.Tab value="history">{text('person.history')}</Tabs.Tab>
          <Tabs.Tab value="consents">{text('person.consents')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="details">
          <EditPerson key={contact.id} details={details} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <PersonTimeline contactId={contact.id} />
        </Tabs.Panel>
        <Tabs.Panel value="consents">
          <PersonConsents details={details} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
