import type { Webhook } from '@mywasender/contract/http/webhooks';
import type { RowAction } from '@mywasender/ui/row-menu';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { ConfirmDialog } from '../../shared/confirm-dialog.tsx';
import { useText } from '../../shared/use-text.ts';
import { WebhookDialog } from './webhook-dialog.tsx';
import { WEBHOOKS_KEY, webhookKey } from './webhook-query.ts';

export interface WebhookActions {
  readonly buttons: readonly RowAction[];
  readonly dialog: ReactNode;
}

/** What can be done with one address. Pausing and switching on happen at once and can be undone. */
export function useWebhookActions(webhook: Webhook, onRemoved: () => void): WebhookActions {
  const api = useApi();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const [asked, setAsked] = useState<'edit' | 'rotate' | 'remove' | null>(null);
  const close = () => setAsked(null);
  const { id } = webhook;
  const params = { id };

  const show = (changed: Webhook) => {
    queryClient.setQueryData(webhookKey(id), changed);
    return queryClient.invalidateQueries({ queryKey: [...WEBHOOKS_KEY, 'list'] });
  };
  const setEnabled = async (enabled: boolean) =>
    show(await api.call('PATCH /v1/webhooks/:id', { params, body: { enabled } }));
  const toggle = () => {
    const on = webhook.disabledAt === null;
    return toasts.setWithUndo({
      of: `webhook ${id}`,
      message: text(on ? 'webhooks.nowPaused' : 'webhooks.nowOn'),
      set: setEnabled,
      value: !on,
      before: on,
    });
  };
  const rotate = async () => {
    await show(await api.call('POST /v1/webhooks/:id/rotate-key', { params }));
    toasts.done(text('webhooks.rotated'));
  };
  const remove = async () => {
    await api.call('DELETE /v1/webhooks/:id', { params });
    toasts.done(text('webhooks.removed'));
    onRemoved();
    await queryClient.invalidateQueries({ queryKey: [...WEBHOOKS_KEY, 'list'] });
  };
  const saved = async (changed: Webhook) => {
    toasts.done(text('webhooks.saved'));
    await show(changed);
  };
  return {
    buttons: [
      {
        key: 'toggle',
        label: text(webhook.disabledAt === null ? 'webhooks.pause' : 'webhooks.resume'),
        onSelect: () => void toggle(),
      },
      { key: 'edit', label: text('webhooks.edit'), onSelect: () => setAsked('edit') },
      { key: 'rotate', label: text('webhooks.rotate'), onSelect: () => setAsked('rotate') },
      { key: 'remove', label: text('webhooks.remove'), danger: true, onSelect: () => setAsked('remove') },
    ],
    dialog: (
      <>
        {asked === 'edit' && <WebhookDialog webhook={webhook} onDone={saved} onClose={close} />}
        {asked === 'rotate' && (
          <ConfirmDialog
            title={text('webhooks.rotateTitle')}
            text={text('webhooks.rotateText')}
            confirmLabel={text('webhooks.rotate')}
            onConfirm={rotate}
            onClose={close}
          />
        )}
        {asked === 'remove' && (
          <ConfirmDialog
            danger
            title={text('webhooks.removeTitle')}
            text={text('webhooks.removeText')}
            confirmLabel={text('webhooks.remove')}
            onConfirm={remove}
            onClose={close}
          />
        )}
      </>
    ),
  };
}
