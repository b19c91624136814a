import { Alert, Button, Group, Stack } from '@mantine/core';
import type { CommandOutput } from '@mywasender/contract/commands/command-map';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

type Result = CommandOutput<'profiles.checkWebhook'>['result'];

const COLORS: Readonly<Partial<Record<Result, string>>> = { delivers: 'teal', verified: 'blue' };

/** Whether Meta reaches us, asked of the license server and of Meta; what stands in the way is said with its remedy. */
export function WebhookCheck({ profileId }: { readonly profileId: string }) {
  const text = useText();
  const check = useCommand('profiles.checkWebhook');
  const result = check.data?.result;
  return (
    <Stack gap="sm">
      <ErrorNotice error={check.error} />
      <div role="status">
        {result !== undefined && (
          <Alert color={COLORS[result] ?? 'red'}>
            {text(`profiles.webhook.result.${result}`, { code: check.data?.code ?? '–' })}
          </Alert>
        )}
      </div>
      <Group gap="sm">
        <Button variant="default" loading={check.isPending} onClick={() => check.mutate({ profileId })}>
          {text('profiles.webhook.check')}
        </Button>
        {result === 'not-subscribed' && (
          <Button disabled={check.isPending} onClick={() => check.mutate({ profileId, subscribe: true })}>
            {text('profiles.webhook.subscribe')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
