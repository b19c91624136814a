import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import type { ShownLicense } from '@mywasender/contract/http/licenses';
import { CopyButton } from '@mywasender/ui/copy-button';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { SidePanel } from '@mywasender/ui/side-panel';
import { useQuery } from '@tanstack/react-query';
import { useApi, useUser } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';
import { EditLicenseForm } from './edit-license-form.tsx';
import { LicenseDevices } from './license-devices.tsx';
import { LicenseFacts } from './license-facts.tsx';
import type { LicenseScope } from './license-scope.ts';
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
      {actions.length > 0 && (
        <Group gap="xs">
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
      <section aria-label={text('licenses.devices')}>
        <Title order={3} mb="xs">
          {text('licenses.devices')}
        </Title>
        <LicenseDevices licenseId={license.id} readOnly={readOnly} />
      </section>
      {scope !== 'mine' && !readOnly && license.status !== 'revoked' && (
        <EditLicenseForm key={license.id} license={license} />
      )}
      {dialog}
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
