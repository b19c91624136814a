import { Button, Card, Group, Stack, Text } from '@mantine/core';
import type { ContactDetails } from '@mywasender/contract/models/contact-history';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { useState } from 'react';
import { ConsentFields, consentProblems } from '../consent-fields.tsx';
import { useBlankConsent } from '../use-blank-consent.ts';
import { useCommand } from '../use-command.ts';
import { useText } from '../use-text.ts';

/** Every proof of consent of a person, the one that counts first; another can be recorded. */
export function PersonConsents({ details }: { readonly details: ContactDetails }) {
  const text = useText();
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const { consents, contact } = details;
  return (
    <Stack>
      {consents.length === 0 && <Text size="sm">{text('person.empty')}</Text>}
      {consents.map(({ id, source, date, method, attestedBy, recordedAt }) => (
        <Card key={id} withBorder p="sm">
          <Group justify="space-between" align="flex-start">
            <Text fw={600}>{source}</Text>
            {contact.consent !== null && recordedAt === contact.consent.recordedAt && (
              <StatusBadge tone="good" label={text('person.current')} />
            )}
          </Group>
          <Text size="sm">
            {text('person.consentDay', {
              date: format.date(`${date}T12:00:00`),
              method,
              by: attestedBy,
            })}
          </Text>
          <Text size="xs" c="dimmed">
            {text('person.recordedAt', { date: format.dateTime(recordedAt) })}
          </Text>
        </Card>
      ))}
      {adding ? (
        <RecordConsent contactId={contact.id} onDone={() => setAdding(false)} />
      ) : (
        <Button variant="default" onClick={() => setAdding(true)}>
          {text(consents.length === 0 ? 'person.recordFirst' : 'person.recordConsent')}
        </Button>
      )}
    </Stack>
  );
}

function RecordConsent({ contactId, onDone }: { readonly contactId: string; readonly onDone: () => void }) {
  const text = useText();
  const blank = useBlankConsent();
  const [typed, setTyped] = useState<typeof blank>();
  const [tried, setTried] = useState(false);
  const record = useCommand('contacts.recordConsent', { alsoChanges: ['campaigns'], onSuccess: onDone });
  const consent = typed ?? blank;
  const submit = () => {
    setTried(true);
    if (Object.keys(consentProblems(consent)).length === 0)
      record.mutate({ contactIds: [contactId], consent });
  };
  return (
    <Stack>
      <ConsentFields value={consent} onChange={setTyped} tried={tried} />
      <ErrorNotice error={record.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {text('app.actions.cancel')}
        </Button>
        <Button loading={record.isPending} onClick={submit}>
          {text('contacts.statement.save')}
        </Button>
      </Group>
    </Stack>
  );
}
