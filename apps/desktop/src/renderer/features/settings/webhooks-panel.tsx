import { Button, Group, Stack, Text } from '@mantine/core';
import type { AppWebhook } from '@mywasender/contract/models/webhook';
import { EmptyState } from '@mywasender/ui/empty-state';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { useState } from 'react';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { Panel } from './panel.tsx';
import { WebhookCard } from './webhook-card.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';
import { WebhookLog } from './webhook-log.tsx';

/** What is open above the list. */
type Opened =
  | { readonly kind: 'new' }
  | { readonly kind: 'edit' | 'log'; readonly webhook: AppWebhook }
  | null;

/** Addresses that are told of what happens. */
export function WebhooksPanel() {
  const text = useText();
  const { data, error, refetch } = useCommandQuery('settings.webhooks', {});
  const [opened, open] = useState<Opened>(null);
  const close = () => open(null);
  const add = (
    <Button variant="default" onClick={() => open({ kind: 'new' })}>
      {text('settings.webhooks.add')}
    </Button>
  );
  return (
    <Panel title={text('settings.webhooks.title')}>
      <Text size="sm">{text('settings.webhooks.text')}</Text>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingLines lines={2} />}
      {data?.webhooks.length === 0 && (
        <EmptyState
          title={text('settings.webhooks.none')}
          text={text('settings.webhooks.noneText')}
          action={add}
        />
      )}
      {data !== undefined && data.webhooks.length > 0 && (
        <>
          <Stack component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {data.webhooks.map((webhook) => (
              <WebhookCard
                key={webhook.id}
                webhook={webhook}
                onEdit={() => open({ kind: 'edit', webhook })}
                onLog={() => open({ kind: 'log', webhook })}
              />
            ))}
          </Stack>
          <Group>{add}</Group>
        </>
      )}
      {opened?.kind === 'new' && <WebhookDialog webhook={null} onClose={close} />}
      {opened?.kind === 'edit' && <WebhookDialog webhook={opened.webhook} onClose={close} />}
      {opened?.kind === 'log' && <WebhookLog webhook={opened.webhook} onClose={close} />}
    </Panel>
  );
}
