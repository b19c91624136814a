import { Button, Card, Group, Stack, Text } from '@mantine/core';
import type { LicenseState } from '@mywasender/contract/models/license-state';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useState } from 'react';
import { useCommand } from '../../shared/use-command.ts';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useLicenseText } from '../../shared/use-license-text.ts';
import { useText } from '../../shared/use-text.ts';

/** Offers the trial where the server has one; a computer has one trial, and what is over is said. */
export function StartTrial({ onActivated }: { readonly onActivated: () => void }) {
  const text = useText();
  const licenseText = useLicenseText();
  const [refused, setRefused] = useState<LicenseState | null>(null);
  const { data: offer } = useCommandQuery('license.trialOffer', {});
  const start = useCommand('license.startTrial', {
    answers: 'license.state',
    onSuccess: (state) => {
      if (state.mode === 'active') onActivated();
      else setRefused(state);
    },
  });
  if (offer?.available !== true) return null;
  return (
    <Card>
      <Stack gap="xs">
        <Group justify="space-between">
          <Text>{text('license.trial.offer', { count: offer.days ?? 0 })}</Text>
          <Button variant="default" loading={start.isPending} onClick={() => start.mutate({})}>
            {text('license.trial.start')}
          </Button>
        </Group>
        {refused !== null && (
          <Text role="alert" size="sm">
            {refused.code === 'EXPIRED' ? text('license.trial.over') : licenseText(refused)}
          </Text>
        )}
        <ErrorNotice error={start.error} />
      </Stack>
    </Card>
  );
}
