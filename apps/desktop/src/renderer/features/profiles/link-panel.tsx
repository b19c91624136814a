import { Button, Card, Group, List, Stack, Text, Title } from '@mantine/core';
import type { Profile } from '@mywasender/contract/models/profile';
import { QrCode } from '@mywasender/ui/qr-code';
import { useState } from 'react';
import { useText } from '../../shared/use-text.ts';
import { PairingForm } from './pairing-form.tsx';
import { QrCountdown } from './qr-countdown.tsx';

/** How the phone is linked, while it is not. */
export function LinkPanel({ profile }: { readonly profile: Profile }) {
  const text = useText();
  const [byCode, setByCode] = useState(false);
  const { state } = profile;
  if (state.kind !== 'qr' && state.kind !== 'pairing') return null;
  const steps =
    state.kind === 'pairing'
      ? (['pairStep1', 'pairStep2', 'pairStep3'] as const)
      : (['step1', 'step2', 'step3'] as const);
  return (
    <Card component="section" aria-labelledby="link-phone">
      <Title order={2} id="link-phone" mb="md">
        {text(state.kind === 'pairing' ? 'profiles.link.pairTitle' : 'profiles.link.title')}
      </Title>
      <Group align="flex-start" gap="xl">
        {state.kind === 'qr' ? (
          <Stack gap="xs" align="center">
            <QrCode content={state.code} label={text('profiles.link.qrAlt')} />
            <QrCountdown key={state.code} />
          </Stack>
        ) : (
          <Text ff="monospace" fz="2rem" fw={700} data-testid="pairing-code">
            {state.code}
          </Text>
        )}
        <Stack flex="1 1 18rem">
          <List type="ordered" spacing="xs">
            {steps.map((step) => (
              <List.Item key={step}>{text(`profiles.link.${step}`)}</List.Item>
            ))}
          </List>
          {state.kind === 'qr' && byCode && <PairingForm profileId={profile.id} />}
          {state.kind === 'qr' && (
            <Group>
              <Button variant="subtle" onClick={() => setByCode(!byCode)}>
                {text(byCode ? 'profiles.link.useQr' : 'profiles.link.usePairing')}
              </Button>
            </Group>
          )}
        </Stack>
      </Group>
    </Card>
  );
}
