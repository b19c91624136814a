import { Button, Group, Stack, Text } from '@mantine/core';
import type { SuppressionImportResult } from '@mywasender/contract/models/suppression-import';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useTransport } from '../../shared/core.tsx';
import { useText } from '../../shared/use-text.ts';

export interface ImportedSuppressionsProps {
  readonly result: SuppressionImportResult;
  readonly onClose: () => void;
}

/** What became of every row of a file of numbers. */
export function ImportedSuppressions({ result, onClose }: ImportedSuppressionsProps) {
  const text = useText();
  const format = useFormat();
  const toasts = useToasts();
  const transport = useTransport();
  const { added, already, leftQueues, rejected, rejectsFile } = result;
  return (
    <Stack>
      <Text>
        {text('contacts.suppressionPage.importDone', {
          added: format.number(added),
          already: format.number(already),
        })}
      </Text>
      {leftQueues > 0 && <Text>{text('contacts.suppressionPage.importLeft', { count: leftQueues })}</Text>}
      {rejectsFile !== null && (
        <>
          <Text>{text('contacts.suppressionPage.importRejected', { count: rejected })}</Text>
          <Button
            variant="default"
            onClick={() => void transport.saveFile(rejectsFile, 'rejected.csv').catch(toasts.failed)}
          >
            {text('contacts.suppressionPage.importRejects')}
          </Button>
        </>
      )}
      <Group justify="flex-end">
        <Button onClick={onClose}>{text('app.actions.close')}</Button>
      </Group>
    </Stack>
  );
}
