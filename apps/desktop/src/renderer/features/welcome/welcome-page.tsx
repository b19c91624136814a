import { Alert, Anchor, Button, Container, Stack, Text, TextInput, Title } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { PageHeader } from '@mywasender/ui/page-header';
import { useFormat } from '@mywasender/ui/use-format';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../shared/use-command.ts';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { StatementCard } from './statement-card.tsx';
import { STATEMENTS, type Statement } from './statements.ts';

/** The honest page: what this is, what WhatsApp says, what is asked of the user, and three acceptances. */
export function WelcomePage() {
  const text = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const { data: terms } = useCommandQuery('settings.terms', {});
  const { data: license } = useCommandQuery('license.state', {});
  const [accepted, setAccepted] = useState<readonly Statement[]>([]);
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const accept = useCommand('settings.acceptTerms', {
    answers: 'settings.terms',
    onSuccess: () => void navigate({ to: license?.mode === 'unlicensed' ? '/activate' : '/', replace: true }),
  });

  const nameMissing = name.trim().length < 2;
  const complete = accepted.length === STATEMENTS.length && !nameMissing;
  const toggle = (statement: Statement, on: boolean) =>
    setAccepted((old) => [...old.filter((other) => other !== statement), ...(on ? [statement] : [])]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!complete || terms === undefined) return;
    const consents = { acceptsTerms: true, acceptsConsentDuty: true, acceptsRisk: true } as const;
    accept.mutate({ version: terms.version, name: name.trim(), ...consents });
  };

  return (
    <Container component="main" size="sm" py="xl">
      <PageHeader title={text('welcome.title')} description={text('welcome.lead')} />
      <form onSubmit={submit} noValidate>
        <Stack>
          <Title order={2}>{text('welcome.honest')}</Title>
          {terms?.accepted != null && (
            <Alert color="blue">{text('welcome.again', { date: format.date(terms.accepted.at) })}</Alert>
          )}
          {STATEMENTS.map((statement) => (
            <StatementCard
              key={statement}
              statement={statement}
              accepted={accepted.includes(statement)}
              missing={tried && !accepted.includes(statement)}
              onChange={(on) => toggle(statement, on)}
            />
          ))}
          <TextInput
            label={text('welcome.name')}
            description={text('welcome.nameHint')}
            autoComplete="name"
            required
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={tried && nameMissing ? text('welcome.nameMissing') : undefined}
          />
          {tried && !complete && (
            <Text c="var(--mantine-color-error)" size="sm" role="alert">
              {text('welcome.incomplete')}
            </Text>
          )}
          <ErrorNotice error={accept.error} />
          <Button type="submit" size="md" loading={accept.isPending}>
            {text('welcome.accept')}
          </Button>
          <Anchor
            size="sm"
            ta="center"
            href="https://developers.facebook.com/docs/whatsapp/cloud-api"
            target="_blank"
            rel="noreferrer"
          >
            {text('welcome.cloudApi')}
          </Anchor>
        </Stack>
      </form>
    </Container>
  );
}
