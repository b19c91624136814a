import { Alert, Button, Group, Text } from '@mantine/core';
import type { Campaign } from '@mywasender/contract/models/campaign';
import { useToasts } from '@mywasender/ui/undo-toast';
import { IconHelpCircle } from '@tabler/icons-react';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

/** What "uncertain" means, and the button that asks WhatsApp. Nothing is ever sent again by it. */
export function UncertainNotice({ campaign }: { readonly campaign: Campaign }) {
  const text = useText();
  const toasts = useToasts();
  const reconcile = useCommand('campaigns.reconcile', {
    onSuccess: ({ sent, failed, stillUncertain: still }) =>
      toasts.done(text('live.reconciled', { sent, failed, still })),
    onError: toasts.failed,
  });
  const count = campaign.counts.uncertain;
  if (count === 0) return null;
  return (
    <Alert
      color="yellow"
      icon={<IconHelpCircle aria-hidden />}
      title={text('live.uncertainTitle', { count })}
      role="status"
    >
      <Group justify="space-between">
        <Text size="sm" flex="1 1 16rem">
          {text('live.uncertainText')}
        </Text>
        <Button
          variant="default"
          loading={reconcile.isPending}
          onClick={() => reconcile.mutate({ campaignId: campaign.id })}
        >
          {text('live.reconcile')}
        </Button>
      </Group>
    </Alert>
  );
}
