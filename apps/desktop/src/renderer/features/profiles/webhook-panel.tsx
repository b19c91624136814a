import { Alert, Card, Group, List, Stack, Text, TextInput, Title } from '@mantine/core';
import type { CloudAccount } from '@mywasender/contract/models/profile';
import { CopyButton } from '@mywasender/ui/copy-button';
import { useFormat } from '@mywasender/ui/use-format';
import { useText } from '../../shared/use-text.ts';
import { WebhookCheck } from './webhook-check.tsx';

export interface WebhookPanelProps {
  readonly profileId: string;
  readonly cloud: CloudAccount;
}

/** Where Meta has to deliver receipts and replies, and whether it does. */
export function WebhookPanel({ profileId, cloud }: WebhookPanelProps) {
  const text = useText();
  const format = useFormat();
  const { heardAt, verifiedAt, webhookLost } = cloud;
  return (
    <Card component="section" aria-labelledby="webhook">
      <Stack>
        <Title order={2} id="webhook">
          {text('profiles.webhook.title')}
        </Title>
        <div role="status">
          {webhookLost ? (
            <Alert color="red">{text('profiles.webhook.lost')}</Alert>
          ) : (
            <Text size="sm">
              {heardAt !== null
                ? text('profiles.webhook.heard', { when: format.relative(heardAt) })
                : verifiedAt !== null
                  ? text('profiles.webhook.verified', { when: format.relative(verifiedAt) })
                  : text('profiles.webhook.none')}
            </Text>
          )}
        </div>
        <Copied label={text('profiles.webhook.url')} value={cloud.webhookUrl} />
        <Copied label={text('profiles.webhook.verifyToken')} value={cloud.verifyToken} />
        <List type="ordered" spacing="xs" size="sm">
          {(['step1', 'step2', 'step3', 'step4'] as const).map((step) => (
            <List.Item key={step}>{text(`profiles.webhook.${step}`)}</List.Item>
          ))}
        </List>
        <WebhookCheck profileId={profileId} />
      </Stack>
    </Card>
  );
}

function Copied({ label, value }: { readonly label: string; readonly value: string }) {
  const text = useText();
  return (
    <Group align="flex-end" gap="sm" wrap="nowrap">
      <TextInput
        label={label}
        value={value}
        readOnly
        flex={1}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={value} label={text('profiles.webhook.copyOf', { label })} />
    </Group>
  );
}
