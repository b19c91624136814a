import { Stack, Text } from '@mantine/core';
import type { LedgerEntry } from '@mywasender/contract/models/ledger';
import { useFormat } from '@mywasender/ui/use-format';
import { useText } from './use-text.ts';

/** What an entry of the consent ledger says, in words: where, how and when, the person's own words, what it takes back. */
export function LedgerWords({ entry }: { readonly entry: LedgerEntry }) {
  const text = useText();
  const format = useFormat();
  const { source, method, date, wording, evidence, refersTo } = entry;
  const quote = evidence === '' ? wording : evidence;
  return (
    <Stack gap={0}>
      {source !== '' && (
        <Text size="sm">
          {text('ledger.onDay', { source, method, date: format.date(`${date}T12:00:00`) })}
        </Text>
      )}
      {quote !== '' && (
        <Text size="sm" fs="italic" dir="auto">
          {text('ledger.quoted', { words: quote })}
        </Text>
      )}
      {refersTo !== null && <Text size="sm">{text('ledger.takesBack', { entry: refersTo })}</Text>}
    </Stack>
  );
}

/** The file an entry came from, with its row. */
export function useLedgerFile(): (entry: LedgerEntry) => string {
  const text = useText();
  return ({ fileName, fileRow, kind }) => {
    if (fileName === '') return '';
    if (fileRow !== null) return text('ledger.file', { file: fileName, row: fileRow });
    return kind === 'statement' ? text('ledger.wholeFile', { file: fileName }) : fileName;
  };
}
