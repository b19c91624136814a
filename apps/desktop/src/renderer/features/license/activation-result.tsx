import { Alert, Stack, Text } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useLicenseText } from '../../shared/use-license-text.ts';
import { useText } from '../../shared/use-text.ts';
import { DeviceChoice } from './device-choice.tsx';
import type { Activation } from './use-activation.ts';
import { VerdictAction } from './verdict-action.tsx';

/** Why it did not work, and the one thing to do about it. */
export function ActivationResult({ activation }: { readonly activation: Activation }) {
  const text = useText();
  const licenseText = useLicenseText();
  const { denied, error } = activation;
  if (denied === null) return <ErrorNotice error={error} />;
  return (
    <Stack>
      <Alert
        role="alert"
        color="red"
        icon={<IconAlertTriangle aria-hidden />}
        title={text('license.activate.notNow')}
      >
        <Stack gap="xs" align="flex-start">
          <Text size="sm">{licenseText(denied)}</Text>
          <VerdictAction state={denied} place="activation" />
        </Stack>
      </Alert>
      {denied.code === 'DEVICE_LIMIT_REACHED' && (
        <DeviceChoice
          devices={denied.devices}
          pending={activation.pending}
          onReplace={(id) => activation.activate(id)}
        />
      )}
    </Stack>
  );
}
