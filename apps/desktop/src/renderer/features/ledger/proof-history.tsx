import { Stack, Table, Text, Title } from '@mantine/core';
import type { LedgerEntry } from '@mywasender/contract/models/ledger';
import { useFormat } from '@mywasender/ui/use-format';
import { LedgerWords, useLedgerFile } from '../../shared/ledger-words.tsx';
import { useText } from '../../shared/use-text.ts';

/** Every entry about a person, oldest first; a plain table, which paper takes better than one that scrolls. */
export function ProofHistory({ entries }: { readonly entries: readonly LedgerEntry[] }) {
  const text = useText();
  const format = useFormat();
  const fileOf = useLedgerFile();
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {text('ledger.history')}
      </Title>
      {entries.length === 0 ? (
        <Text>{text('ledger.nothing')}</Text>
      ) : (
        <Table.ScrollContainer
          minWidth={560}
          type="native"
          tabIndex={0}
          role="region"
          aria-label={text('ledger.history')}
        >
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text('ledger.entry')}</Table.Th>
                <Table.Th>{text('ledger.recorded')}</Table.Th>
                <Table.Th>{text('ledger.what')}</Table.Th>
                <Table.Th>{text('ledger.how')}</Table.Th>
                <Table.Th>{text('ledger.attestedBy')}</Table.Th>
                <Table.Th>{text('ledger.from')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {entries.map((entry) => (
                <Table.Tr key={entry.id}>
                  <Table.Td>{entry.id}</Table.Td>
                  <Table.Td>{format.dateTime(entry.recordedAt)}</Table.Td>
                  <Table.Td>{text(`ledger.kinds.${entry.kind}`)}</Table.Td>
                  <Table.Td>
                    <LedgerWords entry={entry} />
                  </Table.Td>
                  <Table.Td>{entry.attestedBy}</Table.Td>
                  <Table.Td>{fileOf(entry)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Stack>
  );
}
