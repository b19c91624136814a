import { Alert, Button, Card, Code, Group, Stack, Text, Title } from '@mantine/core';
import type { Webhook } from '@mywasender/contract/http/webhooks';
import { CopyButton } from '@mywasender/ui/copy-button';
import { EmptyState } from '@mywasender/ui/empty-state';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { useFormat } from '@mywasender/ui/use-format';
import { IconWebhookOff } from '@tabler/icons-react';
import { AppLink } from '../../shared/app-link.tsx';
import { useText } from '../../shared/use-text.ts';
import { DeliveryLog } from './delivery-log.tsx';
import { EVENT_LIST, EVENT_TEXTS } from './event-texts.ts';
import { useWebhookActions } from './use-webhook-actions.tsx';
import { useWebhook } from './webhook-query.ts';
import { offReason, WebhookState } from './webhook-state.tsx';

export interface WebhookPageProps {
  readonly id: string;
  readonly listHref: string;
  readonly onRemoved: () => void;
}

/** One address: whether it is told, what signs, and what was sent to it. */
export function WebhookPage({ id, listHref, onRemoved }: WebhookPageProps) {
  const text = useText();
  const query = useWebhook(id);
  if (query.isPending) return <LoadingLines />;
  if (query.data === undefined)
    return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === null)
    return (
      <EmptyState
        icon={<IconWebhookOff />}
        title={text('webhooks.removed')}
        action={<AppLink to={listHref}>{text('webhooks.back')}</AppLink>}
      />
    );
  return <WebhookDetails webhook={query.data} listHref={listHref} onRemoved={onRemoved} />;
}

function WebhookDetails({
  webhook,
  listHref,
  onRemoved,
}: Omit<WebhookPageProps, 'id'> & { readonly webhook: Webhook }) {
  const text = useText();
  const { buttons, dialog } = useWebhookActions(webhook, onRemoved);
  return (
    <>
      <PageHeader
        title={text('webhooks.one')}
        description={
          <Stack gap="xs" align="flex-start">
            <Text component="bdi" dir="ltr" style={{ overflowWrap: 'anywhere' }}>
              {webhook.url}
            </Text>
            <WebhookState webhook={webhook} />
            <AppLink to={listHref}>{text('webhooks.back')}</AppLink>
          </Stack>
        }
        actions={buttons.map(({ key, label, danger, onSelect }) => (
          <Button
            key={key}
            variant="default"
            {...(danger === true ? { c: 'var(--mantine-color-error)' } : {})}
            onClick={onSelect}
          >
            {label}
          </Button>
        ))}
      />
      <Stack>
        <OffNotice webhook={webhook} />
        <Card component="section" aria-labelledby="events-title">
          <Title order={2} id="events-title" mb="xs">
            {text('webhooks.events')}
          </Title>
          <EventsOf webhook={webhook} />
        </Card>
        <Card component="section" aria-labelledby="signing-title">
          <Title order={2} id="signing-title" mb="xs">
            {text('webhooks.signing')}
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            {text('webhooks.signingText')}
          </Text>
          <PublicKeys keys={webhook.publicKeys} />
        </Card>
        <DeliveryLog webhook={webhook} />
      </Stack>
      {dialog}
    </>
  );
}

function OffNotice({ webhook }: { readonly webhook: Webhook }) {
  const text = useText();
  const format = useFormat();
  const reason = offReason(webhook);
  if (reason === null || webhook.disabledAt === null) return null;
  return (
    <Alert color={reason === 'owner' ? 'yellow' : 'red'}>
      {text(`webhooks.offNotice.${reason}`, { time: format.dateTime(webhook.disabledAt) })}
    </Alert>
  );
}

function EventsOf({ webhook }: { readonly webhook: Webhook }) {
  const text = useText();
  const format = useFormat();
  const names = webhook.events.map((event) => text(`webhooks.event.${EVENT_TEXTS[event]}`));
  return (
    <Text size="sm">
      {names.length === EVENT_LIST.length ? text('webhooks.allEvents') : format.list(names)}
    </Text>
  );
}

function PublicKeys({ keys }: { readonly keys: readonly string[] }) {
  const text = useText();
  return (
    <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
      {keys.map((key, index) => (
        <li key={key}>
          {keys.length > 1 && (
            <Text size="sm">{text(index === 0 ? 'webhooks.current' : 'webhooks.before')}</Text>
          )}
          <Group gap="xs" wrap="nowrap">
            <Code fz="sm" p="xs" style={{ overflowWrap: 'anywhere' }}>
              {key}
            </Code>
            <CopyButton value={key} label={text('webhooks.copyKey', { number: index + 1 })} />
          </Group>
        </li>
      ))}
    </Stack>
  );
}
