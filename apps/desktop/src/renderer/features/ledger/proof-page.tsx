import '../../shared/print.css';
import { Button, Stack, Text, Title } from '@mantine/core';
import type { ConsentEvidence } from '@mywasender/contract/models/ledger';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { useFormat } from '@mywasender/ui/use-format';
import { IconPrinter } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { type Fact, FactList } from '../../shared/fact-list.tsx';
import { TextLink } from '../../shared/text-link.tsx';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { usePrintInLight } from '../../shared/use-print-in-light.ts';
import { useText } from '../../shared/use-text.ts';
import { CheckResult } from './check-result.tsx';
import { ProofFacts } from './proof-facts.tsx';
import { ProofHistory } from './proof-history.tsx';

/** All the ledger says about one person, on screen and on paper. */
export function ProofPage() {
  const { person } = useParams({ from: '/frame/contacts/consent/$person' });
  const { data, error, refetch } = useCommandQuery('contacts.evidence', { phone: person });
  const text = useText();
  return (
    <>
      <TextLink to="/contacts/consent" size="sm" className="no-print">
        {text('ledger.back')}
      </TextLink>
      {data !== undefined && <Proof evidence={data} />}
      {data === undefined && error === null && <LoadingLines />}
      <ErrorNotice error={error} onRetry={() => void refetch()} />
    </>
  );
}

function Proof({ evidence }: { readonly evidence: ConsentEvidence }) {
  const text = useText();
  const format = useFormat();
  const { data: settings } = useCommandQuery('settings.get', {});
  const sender = settings?.senderName ?? '';
  const { name, phone, check } = evidence;
  usePrintInLight();
  return (
    <>
      <PageHeader
        title={text('ledger.proofTitle')}
        description={
          sender === ''
            ? text('ledger.madeOn', { at: format.dateTime(check.checkedAt) })
            : text('ledger.made', { sender, at: format.dateTime(check.checkedAt) })
        }
        actions={
          <Button
            className="no-print"
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => window.print()}
          >
            {text('ledger.print')}
          </Button>
        }
      />
      <Stack gap="lg">
        <Text size="xl" fw={600}>
          {name !== '' && (
            <>
              <bdi>{name}</bdi>
              {', '}
            </>
          )}
          <bdi>{phone}</bdi>
        </Text>
        <ProofFacts evidence={evidence} />
        <ProofHistory entries={evidence.entries} />
        <LedgerState evidence={evidence} />
      </Stack>
    </>
  );
}

function LedgerState({ evidence: { check, person } }: { readonly evidence: ConsentEvidence }) {
  const text = useText();
  const format = useFormat();
  const facts: readonly Fact[] = [
    { key: 'checked', label: text('ledger.checkedAt'), value: format.dateTime(check.checkedAt) },
    { key: 'code', label: text('ledger.code'), value: person },
  ];
  return (
    <Stack gap="sm" className="print-together">
      <Title order={2} size="h4">
        {text('ledger.state')}
      </Title>
      <CheckResult check={check} />
      <FactList facts={facts} />
      <Text size="sm" c="dimmed">
        {text('ledger.codeHint')}
      </Text>
    </Stack>
  );
}
