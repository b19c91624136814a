import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Campaign } from '@mywasender/contract/models/campaign';
import { useToasts } from '@mywasender/ui/undo-toast';
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { ConfirmDialog } from '../../shared/confirm-dialog.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

/** Pause acts at once and can be undone; stop is for good and asks first. */
export function CampaignControls({ campaign }: { readonly campaign: Campaign }) {
  const text = useText();
  const toasts = useToasts();
  const [stopping, dialog] = useDisclosure(false);
  const { name, status, counts } = campaign;
  const input = { campaignId: campaign.id };
  const resume = useCommand('campaigns.resume', {
    onSuccess: () => toasts.done(text('live.resumed', { name })),
    onError: toasts.failed,
  });
  const pause = useCommand('campaigns.pause', {
    onSuccess: () => toasts.undo(text('live.paused', { name }), () => resume.mutateAsync(input)),
    onError: toasts.failed,
  });
  const stop = useCommand('campaigns.stop', {
    onSuccess: () => {
      dialog.close();
      toasts.done(text('live.stopped', { name }));
    },
  });
  const stoppable = status === 'running' || status === 'paused' || status === 'scheduled';
  return (
    <>
      {status === 'running' && (
        <Button
          leftSection={<IconPlayerPause size={18} aria-hidden />}
          loading={pause.isPending}
          onClick={() => pause.mutate(input)}
        >
          {text('live.pause')}
        </Button>
      )}
      {status === 'paused' && (
        <Button
          leftSection={<IconPlayerPlay size={18} aria-hidden />}
          loading={resume.isPending}
          onClick={() => resume.mutate(input)}
        >
          {text('live.resume')}
        </Button>
      )}
      {stoppable && (
        <Button
          color="red"
          variant="light"
          leftSection={<IconPlayerStop size={18} aria-hidden />}
          onClick={dialog.open}
        >
          {text('live.stop')}
        </Button>
      )}
      <ConfirmDialog
        opened={stopping}
        title={text('live.stopTitle', { name })}
        confirm={text('live.stopConfirm')}
        cancel={text('live.stopCancel')}
        pending={stop.isPending}
        error={stop.error}
        onConfirm={() => stop.mutate(input)}
        onClose={dialog.close}
      >
        {text('live.stopText', { count: counts.queued })}
      </ConfirmDialog>
    </>
  );
}
