import { Stack, Text, Title } from '@mantine/core';
import type { ConsentEvidence, LedgerEntry } from '@mywasender/contract/models/ledger';
import { useFormat } from '@mywasender/ui/use-format';
import { type Fact, FactList } from '../../shared/fact-list.tsx';
import { useLedgerFile } from '../../shared/ledger-words.tsx';
import { useText } from '../../shared/use-text.ts';

/** What holds for a person now: the agreement with its origin, the STOPs, whether they may be written to at all. */
export function ProofFacts({ evidence }: { readonly evidence: ConsentEvidence }) {
  const text = useText();
  const format = useFormat();
  const { entries, current, suppressed } = evidence;
  const agreement = entries.find(({ id }) => id === current);
  const agreed = useAgreement();
  const stops = entries.filter(({ kind }) => kind === 'stop');
  const last = stops.at(-1);
  const facts: readonly Fact[] = [
    ...(agreement === undefined ? [] : agreed(agreement)),
    {
      key: 'stops',
      label: text('ledger.stops'),
      value:
        last === undefined
          ? text('ledger.never')
          : text('ledger.stopped', { count: stops.length, at: format.dateTime(last.recordedAt) }),
    },
    {
      key: 'suppressed',
      label: text('ledger.doNotWrite'),
      value: text(suppressed ? 'ledger.yes' : 'ledger.no'),
    },
  ];
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {text('ledger.holds')}
      </Title>
      {agreement === undefined && <Text>{text('ledger.noConsent')}</Text>}
      <FactList facts={facts} />
    </Stack>
  );
}

function useAgreement(): (entry: LedgerEntry) => readonly Fact[] {
  const text = useText();
  const format = useFormat();
  const fileOf = useLedgerFile();
  return (entry) => [
    { key: 'where', label: text('ledger.agreedWhere'), value: entry.source },
    { key: 'on', label: text('ledger.agreedOn'), value: format.date(`${entry.date}T12:00:00`) },
    { key: 'how', label: text('ledger.agreedHow'), value: entry.method },
    {
      key: 'wording',
      label: text('ledger.wording'),
      value: entry.wording === '' ? text('ledger.noWording') : <span dir="auto">{entry.wording}</span>,
    },
    { key: 'by', label: text('ledger.attestedBy'), value: entry.attestedBy },
    { key: 'recorded', label: text('ledger.recorded'), value: format.dateTime(entry.recordedAt) },
    ...(entry.fileName === '' ? [] : [{ key: 'from', label: text('ledger.from'), value: fileOf(entry) }]),
  ];
}
