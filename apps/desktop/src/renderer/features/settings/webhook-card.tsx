import { Button, Card, Group, Stack, Text } from '@mantine/core';
import type { AppWebhook } from '@mywasender/contract/models/webhook';
import { CopyButton } from '@mywasender/ui/copy-button';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useState } from 'react';
import { ConfirmDialog } from '../../shared/confirm-dialog.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

export interface WebhookCardProps {
  readonly webhook: AppWebhook;
  readonly onEdit: () => void;
  readonly onLog: () => void;
}

export function WebhookCard({ webhook, onEdit, onLog }: WebhookCardProps) {
  const text = useText();
  const toasts = useToasts();
  const format = useFormat();
  const [removing, setRemoving] = useState(false);
  const { id: webhookId, url, enabled, publicKey, events, waiting } = webhook;
  const test = useCommand('settings.testWebhook', {
    onSuccess: ({ state, lastError }) =>
      toasts.done(
        state === 'delivered'
          ? text('settings.webhooks.testTaken')
          : text('settings.webhooks.testRefused', { problem: lastError ?? '' }),
      ),
    onError: toasts.failed,
  });
  const change = useCommand('settings.changeWebhook', { onError: toasts.failed });
  const remove = useCommand('settings.removeWebhook', { onSuccess: () => setRemoving(false) });
  return (
    <Card component="li" withBorder padding="md">
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {url}
          </Text>
          <WebhookBadge webhook={webhook} />
        </Group>
        <Text size="sm" c="dimmed">
          {text('settings.webhooks.facts', { events: events.length, waiting })}
        </Text>
        {webhook.failingSince !== null && enabled && (
          <Text size="sm">
            {text('settings.webhooks.failingSince', { time: format.dateTime(webhook.failingSince) })}
          </Text>
        )}
        {webhook.switchedOff !== null && (
          <Text size="sm">{text(`settings.webhooks.switchedOff.${webhook.switchedOff}`)}</Text>
        )}
        <Group gap="xs" wrap="nowrap">
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {text('settings.webhooks.publicKey', { key: publicKey })}
          </Text>
          <CopyButton value={publicKey} label={text('settings.webhooks.copyKey')} />
        </Group>
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            loading={test.isPending}
            onClick={() => test.mutate({ webhookId })}
          >
            {text('settings.webhooks.test')}
          </Button>
          <Button size="xs" variant="default" onClick={onLog}>
            {text('settings.webhooks.log')}
          </Button>
          <Button size="xs" variant="default" onClick={onEdit}>
            {text('settings.webhooks.edit')}
          </Button>
          <Button
            size="xs"
            variant="default"
            loading={change.isPending}
            onClick={() => change.mutate({ webhookId, enabled: !enabled })}
          >
            {text(enabled ? 'settings.webhooks.switchOff' : 'settings.webhooks.switchOn')}
          </Button>
          <Button size="xs" variant="subtle" color="red" onClick={() => setRemoving(true)}>
            {text('settings.webhooks.remove')}
          </Button>
        </Group>
      </Stack>
      <ConfirmDialog
        opened={removing}
        title={text('settings.webhooks.remove')}
        confirm={text('settings.webhooks.remove')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ webhookId })}
        onClose={() => setRemoving(false)}
      >
        {text('settings.webhooks.removeText')}
      </ConfirmDialog>
    </Card>
  );
}

function WebhookBadge({ webhook }: { readonly webhook: AppWebhook }) {
  const text = useText();
  const failing = webhook.enabled && webhook.failingSince !== null;
  const state = failing ? 'failing' : webhook.enabled ? 'on' : 'off';
  const tone = (
    { failing: 'warning', on: 'good', off: webhook.switchedOff === null ? 'neutral' : 'bad' } as const
  )[state];
  return <StatusBadge tone={tone} label={text(`settings.webhooks.state.${state}`)} />;
}
