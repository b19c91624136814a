import { Button, Group, Stack } from '@mantine/core';
import { Meter } from '@mywasender/ui/meter';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useState } from 'react';
import { useCoreEvent } from '../../shared/core.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

/** How many people had their turn, how far the virtual time is, and the way out. */
export function RehearsalRunning({ campaignId }: { readonly campaignId: string }) {
  const text = useText();
  const format = useFormat();
  const toasts = useToasts();
  const cancel = useCommand('campaigns.cancelRehearsal', { onError: toasts.failed });
  const [progress, setProgress] = useState<{ done: number; total: number; at: number }>();
  useCoreEvent('rehearsal.progress', (next) => {
    if (next.campaignId === campaignId) setProgress(next);
  });
  return (
    <Stack>
      <Meter
        label={text('rehearsal.running')}
        value={progress?.done ?? 0}
        max={progress?.total ?? 1}
        valueText={
          progress === undefined
            ? text('rehearsal.preparing')
            : text('rehearsal.progress', {
                done: format.number(progress.done),
                total: format.number(progress.total),
                at: format.dateTime(progress.at),
              })
        }
      />
      <Group>
        <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({ campaignId })}>
          {text('rehearsal.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
