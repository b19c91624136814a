import { Button, Code, Group, Stack, Text } from '@mantine/core';
import type { WebhookDelivery } from '@mywasender/contract/http/webhooks';
import { CopyButton } from '@mywasender/ui/copy-button';
import { SidePanel } from '@mywasender/ui/side-panel';
import { useFormat } from '@mywasender/ui/use-format';
import { IconSend } from '@tabler/icons-react';
import { type Fact, Facts } from '../../shared/facts.tsx';
import { useText } from '../../shared/use-text.ts';
import { DeliveryAnswer } from './delivery-answer.tsx';
import { DeliveryState } from './delivery-state.tsx';
import { EVENT_TEXTS } from './event-texts.ts';

export interface DeliveryPanelProps {
  readonly delivery: WebhookDelivery;
  readonly replaying: boolean;
  /** undefined where it cannot be sent again now */
  readonly onReplay: (() => void) | undefined;
  readonly onClose: () => void;
}

/** One event on its way to one address, beside the log. */
export function DeliveryPanel({ delivery, replaying, onReplay, onClose }: DeliveryPanelProps) {
  const text = useText();
  const format = useFormat();
  const { type, attempts, createdAt, lastAttemptAt, deliveredAt, eventId } = delivery;
  const timeOf = (label: string, value: string | null): readonly Fact[] =>
    value === null ? [] : [{ label, value: format.dateTime(value) }];
  const facts: readonly Fact[] = [
    { label: text('webhooks.what'), value: `${text(`webhooks.event.${EVENT_TEXTS[type]}`)} (${type})` },
    { label: text('webhooks.state'), value: <DeliveryState delivery={delivery} /> },
    { label: text('webhooks.attempts'), value: format.number(attempts) },
    { label: text('webhooks.answer'), value: <DeliveryAnswer delivery={delivery} /> },
    ...timeOf(text('webhooks.happened'), createdAt),
    ...timeOf(text('webhooks.lastAttempt'), lastAttemptAt),
    ...timeOf(text('webhooks.deliveredAt'), deliveredAt),
    {
      label: text('webhooks.eventId'),
      value: (
        <Group gap="xs" wrap="nowrap">
          <Code style={{ overflowWrap: 'anywhere' }}>{eventId}</Code>
          <CopyButton value={eventId} label={text('webhooks.eventId')} />
        </Group>
      ),
    },
  ];
  return (
    <SidePanel title={text('webhooks.details')} onClose={onClose}>
      <Stack>
        <Facts facts={facts} />
        <Text size="sm" c="dimmed">
          {text('webhooks.eventIdHint')}
        </Text>
        {onReplay !== undefined && (
          <Group>
            <Button leftSection={<IconSend size={16} aria-hidden />} loading={replaying} onClick={onReplay}>
              {text('webhooks.replay')}
            </Button>
          </Group>
        )}
      </Stack>
    </SidePanel>
  );
}
