import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import type { ShownLicense } from '@mywasender/contract/http/licenses';
import { CopyButton } from '@mywasender/ui/copy-button';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { SidePanel } from '@mywasender/ui/side-panel';
import { IconArrowsExchange, IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi, useUser } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';
import { EditLicenseForm } from './edit-license-form.tsx';
import { FewerDevices } from './fewer-devices.tsx';
import { KeyCardsButton } from './key-cards.tsx';
import { LicenseDevices } from './license-devices.tsx';
import { LicenseEffect } from './license-effect.tsx';
import { LicenseFacts } from './license-facts.tsx';
import { LicenseProblems } from './license-problems.tsx';
import type { LicenseScope } from './license-scope.ts';
import { MailKeysButton } from './mail-keys-button.tsx';
import { OfflineDialog } from './offline-dialog.tsx';
import { RenewDialog } from './renew-dialog.tsx';
import { useLicenseActions } from './use-license-actions.tsx';

export interface LicenseDrawerProps {
  readonly id: string;
  readonly scope: LicenseScope;
  readonly onClose: () => void;
}

function LicenseDetails({
  license,
  scope,
}: {
  readonly license: ShownLicense;
  readonly scope: LicenseScope;
}) {
  const text = useText();
  const { actionsFor, dialog } = useLicenseActions();
  const [offline, setOffline] = useState(false);
  const [asked, setAsked] = useState<'renew' | 'change' | null>(null);
  const readOnly = useUser()?.role === 'auditor';
  const actions = scope === 'mine' ? [] : actionsFor(license);
  return (
    <Stack gap="lg">
      {license.key === null ? (
        <Text size="sm" c="dimmed">
          {text('licenses.keyHidden')}
        </Text>
      ) : (
        <Group gap="xs" wrap="nowrap" align="center">
          <Code fz="sm" p="xs" style={{ overflowWrap: 'anywhere' }}>
            {license.key}
          </Code>
          <CopyButton value={license.key} label={text('licenses.copyKey')} />
        </Group>
      )}
      <LicenseFacts license={license} scope={scope} />
      {scope === 'mine' && license.expiresAt !== null && license.status !== 'revoked' && (
        <Group>
          <Button leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => setAsked('renew')}>
            {text('renew.action')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconArrowsExchange size={16} aria-hidden />}
            onClick={() => setAsked('change')}
          >
            {text('renew.change')}
          </Button>
        </Group>
      )}
      {actions.length > 0 && (
        <Group gap="xs">
          {license.key !== null && <KeyCardsButton licenses={[{ ...license, key: license.key }]} />}
          <MailKeysButton licenses={[license]} />
          {actions.map((action) => (
            <Button
              key={action.key}
              variant={action.danger === true ? 'light' : 'default'}
              color={action.danger === true ? 'red' : 'teal'}
              leftSection={action.icon}
              onClick={action.onSelect}
            >
              {action.label}
            </Button>
          ))}
        </Group>
      )}
      {scope !== 'mine' && (license.status === 'revoked' || license.status === 'suspended') && (
        <LicenseEffect licenseId={license.id} />
      )}
      <section aria-label={text('licenses.devices')}>
        <Title order={3} mb="xs">
          {text('licenses.devices')}
        </Title>
        <FewerDevices license={license} />
        <LicenseDevices license={license} scope={scope} readOnly={readOnly} />
        {!readOnly && license.status === 'active' && (
          <Button
            mt="sm"
            variant="default"
            leftSection={<IconPlugConnectedX size={16} aria-hidden />}
            onClick={() => setOffline(true)}
          >
            {text('offline.open')}
          </Button>
        )}
      </section>
      {scope === 'reseller' && <LicenseProblems licenseId={license.id} />}
      {scope !== 'mine' && !readOnly && license.status !== 'revoked' && (
        <EditLicenseForm key={license.id} license={license} />
      )}
      {dialog}
      {asked !== null && <RenewDialog license={license} what={asked} onClose={() => setAsked(null)} />}
      {offline && <OfflineDialog licenseId={license.id} onClose={() => setOffline(false)} />}
    </Stack>
  );
}

/** One license beside its list. */
export function LicenseDrawer({ id, scope, onClose }: LicenseDrawerProps) {
  const api = useApi();
  const text = useText();
  const query = useQuery({
    queryKey: ['licenses', 'one', id],
    queryFn: ({ signal }) => api.call('GET /v1/licenses/:id', { params: { id } }, { signal }),
    // Each answer shows the key and is audited: once per visit is enough, changes are patched in.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const title =
    query.data === undefined
      ? text('licenses.details')
      : text('licenses.license', { end: query.data.keyEnd });
  return (
    <SidePanel onClose={onClose} title={title}>
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <LoadingLines />}
      {query.data !== undefined && <LicenseDetails license={query.data} scope={scope} />}
    </SidePanel>
  );
}
