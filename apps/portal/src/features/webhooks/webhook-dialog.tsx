import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { WebhookEvent } from '@mywasender/contract/http/webhook-events';
import type { CreateWebhookBody, Webhook } from '@mywasender/contract/http/webhooks';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { FormButtons } from '../../shared/form-buttons.tsx';
import { useIdempotencyKey } from '../../shared/use-idempotency-key.ts';
import { useText } from '../../shared/use-text.ts';
import { EVENT_LIST, EVENT_TEXTS } from './event-texts.ts';

export interface WebhookDialogProps {
  /** the one to change; without it a new one is added */
  readonly webhook?: Webhook;
  readonly onDone: (webhook: Webhook) => Promise<void>;
  readonly onClose: () => void;
}

/** Address and events of a webhook. */
export function WebhookDialog({ webhook, onDone, onClose }: WebhookDialogProps) {
  const api = useApi();
  const idempotency = useIdempotencyKey();
  const text = useText();
  const form = useForm<{ url: string; events: WebhookEvent[] }>({
    initialValues: { url: webhook?.url ?? '', events: webhook?.events ?? [...EVENT_LIST] },
    validate: {
      url: (value) => (/^https?:\/\/[^\s/]+/.test(value.trim()) ? null : text('webhooks.badUrl')),
      events: (value) => (value.length === 0 ? text('webhooks.eventsMissing') : null),
    },
  });
  const save = useMutation({
    mutationFn: (body: CreateWebhookBody) =>
      webhook === undefined
        ? api.call('POST /v1/webhooks', { body }, { idempotencyKey: idempotency.keyFor(body) })
        : api.call('PATCH /v1/webhooks/:id', { params: { id: webhook.id }, body }),
    onSuccess: async (saved) => {
      onClose();
      await onDone(saved);
    },
  });
  const chosen = form.values.events.length;
  return (
    <Dialog onClose={onClose} title={text(webhook === undefined ? 'webhooks.add' : 'webhooks.editTitle')}>
      <form
        onSubmit={form.onSubmit(({ url, events }) => save.mutate({ url: url.trim(), events }))}
        noValidate
      >
        <Stack>
          <ErrorNotice error={save.error} />
          <TextInput
            type="url"
            label={text('webhooks.url')}
            description={text('webhooks.urlHint')}
            maxLength={500}
            data-autofocus
            {...form.getInputProps('url')}
          />
          <Checkbox
            label={text('webhooks.allEvents')}
            checked={chosen === EVENT_LIST.length}
            indeterminate={chosen > 0 && chosen < EVENT_LIST.length}
            onChange={(event) =>
              form.setFieldValue('events', event.currentTarget.checked ? [...EVENT_LIST] : [])
            }
          />
          <Checkbox.Group label={text('webhooks.events')} {...form.getInputProps('events')}>
            <Stack gap="xs" mt="xs">
              {EVENT_LIST.map((event) => (
                <Checkbox key={event} value={event} label={text(`webhooks.event.${EVENT_TEXTS[event]}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <FormButtons
            label={text(webhook === undefined ? 'webhooks.add' : 'shell.save')}
            pending={save.isPending}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Dialog>
  );
}
