import { Button, Group, Stack, Text } from '@mantine/core';
import { Meter } from '@mywasender/ui/meter';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useState } from 'react';
import { useCoreEvent } from '../../shared/core.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

interface Progress {
  readonly rows: number;
  readonly bytes: number;
  readonly totalBytes: number;
  readonly msLeft: number | null;
}

/** How far the core has read this file, how long the rest takes, and the way out. */
export function ImportProgress({ file }: { readonly file: string }) {
  const text = useText();
  const format = useFormat();
  const toasts = useToasts();
  const cancel = useCommand('contacts.cancelImport', { onError: toasts.failed });
  const [{ rows, bytes, totalBytes, msLeft }, setProgress] = useState<Progress>({
    rows: 0,
    bytes: 0,
    totalBytes: 1,
    msLeft: null,
  });
  useCoreEvent('import.progress', (next) => {
    if (next.file === file) setProgress(next);
  });
  const read = format.number(rows);
  return (
    <Stack>
      <Meter
        label={text('imports.running')}
        value={bytes}
        max={totalBytes}
        valueText={
          msLeft === null
            ? text('imports.rowsRead', { rows: read })
            : text('imports.rowsReadLeft', { rows: read, left: format.timeLeft(msLeft) })
        }
      />
      <Group>
        <Button
          variant="default"
          loading={cancel.isPending || cancel.isSuccess}
          onClick={() => cancel.mutate({ file })}
        >
          {text('imports.cancel')}
        </Button>
        <Text size="sm" c="dimmed">
          {text('imports.cancelHint')}
        </Text>
      </Group>
    </Stack>
  );
}
