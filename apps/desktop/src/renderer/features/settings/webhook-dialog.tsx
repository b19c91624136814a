import { Button, Checkbox, Fieldset, Group, Stack, TextInput } from '@mantine/core';
import { APP_EVENTS, type AppEvent, type AppWebhook } from '@mywasender/contract/models/webhook';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

export interface WebhookDialogProps {
  /** null: a new one */
  readonly webhook: AppWebhook | null;
  readonly onClose: () => void;
}

const USUAL: readonly AppEvent[] = [
  'campaign.finished',
  'campaign.paused',
  'reply.received',
  'contact.opted_out',
];

export function WebhookDialog({ webhook, onClose }: WebhookDialogProps) {
  const text = useText();
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [chosen, choose] = useState<readonly AppEvent[]>(webhook?.events ?? USUAL);
  const add = useCommand('settings.addWebhook', { onSuccess: onClose });
  const change = useCommand('settings.changeWebhook', { onSuccess: onClose });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const events = [...chosen];
    if (webhook === null) add.mutate({ url, events });
    else change.mutate({ webhookId: webhook.id, url, events });
  };
  return (
    <Dialog
      title={text(webhook === null ? 'settings.webhooks.add' : 'settings.webhooks.edit')}
      onClose={onClose}
    >
      <form onSubmit={save}>
        <Stack>
          <TextInput
            label={text('settings.webhooks.url')}
            description={text('settings.webhooks.urlHint')}
            placeholder="https://shop.example.com/hook"
            type="url"
            required
            minLength={8}
            maxLength={2000}
            data-autofocus
            value={url}
            onChange={({ currentTarget }) => setUrl(currentTarget.value)}
          />
          <Fieldset legend={text('settings.webhooks.events')}>
            <Stack gap="xs">
              {APP_EVENTS.map((event) => (
                <Checkbox
                  key={event}
                  label={text(`settings.webhooks.event.${event}`)}
                  description={event}
                  checked={chosen.includes(event)}
                  onChange={({ currentTarget }) =>
                    choose(
                      APP_EVENTS.filter((entry) =>
                        entry === event ? currentTarget.checked : chosen.includes(entry),
                      ),
                    )
                  }
                />
              ))}
            </Stack>
          </Fieldset>
          <ErrorNotice error={add.error ?? change.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {text('app.actions.cancel')}
            </Button>
            <Button type="submit" loading={add.isPending || change.isPending} disabled={chosen.length === 0}>
              {text('settings.webhooks.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
