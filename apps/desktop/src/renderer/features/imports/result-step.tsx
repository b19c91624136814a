import { Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ImportResult } from '@mywasender/contract/models/contact';
import { DataTable } from '@mywasender/ui/data-table';
import { StatTile } from '@mywasender/ui/stat-tile';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { ButtonLink } from '../../shared/button-link.tsx';
import { useTransport } from '../../shared/core.tsx';
import { useCodeText } from '../../shared/use-code-text.ts';
import { useText } from '../../shared/use-text.ts';

export interface ResultStepProps {
  readonly result: ImportResult;
  readonly onAgain: () => void;
}

const TILES = [
  'rows',
  'created',
  'updated',
  'duplicates',
  'rejected',
  'withoutConsent',
  'suppressed',
] as const;

/** What became of every row. The numbers add up: rows = new + updated + duplicates + rejected. */
export function ResultStep({ result, onAgain }: ResultStepProps) {
  const text = useText();
  const format = useFormat();
  const hints = {
    withoutConsent: text('imports.withoutConsentHint'),
    suppressed: text('imports.suppressedHint'),
  } as const;
  return (
    <Stack>
      <Title order={2}>{text('imports.doneTitle', { list: result.listName })}</Title>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 4 }}>
        {TILES.map((tile) => (
          <StatTile
            key={tile}
            label={text(`imports.${tile}`)}
            value={format.number(result[tile])}
            hint={tile === 'withoutConsent' || tile === 'suppressed' ? hints[tile] : undefined}
          />
        ))}
      </SimpleGrid>
      {result.rejected > 0 && <Rejects result={result} />}
      <Group justify="space-between">
        <Button variant="subtle" onClick={onAgain}>
          {text('imports.another')}
        </Button>
        <Group>
          <ButtonLink to="/contacts" variant="default">
            {text('imports.toContacts')}
          </ButtonLink>
          <ButtonLink to="/campaigns/new">{text('imports.toCampaign')}</ButtonLink>
        </Group>
      </Group>
    </Stack>
  );
}

function Rejects({ result }: { readonly result: ImportResult }) {
  const text = useText();
  const format = useFormat();
  const toasts = useToasts();
  const transport = useTransport();
  const codeText = useCodeText();
  const rejectText = (reason: string) => codeText('codes.reject', reason);
  const { rejectsFile, listName, rejectReasons } = result;
  return (
    <Stack gap="sm">
      <Title order={3}>{text('imports.reasons')}</Title>
      <DataTable
        label={text('imports.reasons')}
        columns={[
          { key: 'reason', header: text('imports.reason'), cell: ({ reason }) => rejectText(reason) },
          {
            key: 'rows',
            header: text('imports.count'),
            align: 'end',
            cell: ({ rows }) => format.number(rows),
          },
        ]}
        rows={rejectReasons}
        rowKey={({ reason }) => reason}
        rowLabel={({ reason }) => rejectText(reason)}
      />
      {rejectsFile !== null && (
        <Group>
          <Button
            variant="default"
            onClick={() => {
              transport.saveFile(rejectsFile, `${listName}-rejected.csv`).catch(toasts.failed);
            }}
          >
            {text('imports.download')}
          </Button>
          <Text size="sm" c="dimmed" flex="1 1 14rem">
            {text('imports.downloadHint')}
          </Text>
        </Group>
      )}
    </Stack>
  );
}
