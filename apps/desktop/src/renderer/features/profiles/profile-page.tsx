import { Card, Group, Stack, Text } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { PROFILE_TONES } from '../../shared/status-tones.ts';
import { TextLink } from '../../shared/text-link.tsx';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { CloudPanel } from './cloud-panel.tsx';
import { ConnectButton } from './connect-button.tsx';
import { LinkPanel } from './link-panel.tsx';
import { MeterPanel } from './meter-panel.tsx';
import { ProfileMenu } from './profile-menu.tsx';
import { ProxyPanel } from './proxy-panel.tsx';
import { useStateText } from './use-state-text.ts';
import { WebhookPanel } from './webhook-panel.tsx';

/** One WhatsApp account: its state, the way to link it, its limits. */
export function ProfilePage() {
  const text = useText();
  const toasts = useToasts();
  const stateText = useStateText();
  const { profileId } = useParams({ from: '/frame/profiles/$profileId' });
  const { data, error, refetch } = useCommandQuery('profiles.list', {});
  const profile = data?.profiles.find(({ id }) => id === profileId);
  const kind = profile?.state.kind;
  const before = useRef(kind);

  useEffect(() => {
    const wasLinking =
      before.current === 'qr' || before.current === 'pairing' || before.current === 'syncing';
    if (wasLinking && kind === 'ready')
      toasts.done(text('profiles.link.linked', { name: profile?.name ?? '' }));
    before.current = kind;
  });

  if (data === undefined) {
    return error === null ? <LoadingLines /> : <ErrorNotice error={error} onRetry={() => void refetch()} />;
  }
  if (profile === undefined)
    return <PageHeader title={text('app.notFound.title')} description={text('app.notFound.text')} />;
  const { name, phone, state, cloud } = profile;
  return (
    <>
      <TextLink to="/profiles" size="sm">
        {text('profiles.back')}
      </TextLink>
      <PageHeader
        title={name}
        description={phone ?? text('profiles.noPhone')}
        actions={
          <>
            <ConnectButton profile={profile} />
            <ProfileMenu profile={profile} />
          </>
        }
      />
      <Stack>
        <Card>
          <Group align="flex-start" gap="md" role="status">
            <StatusBadge tone={PROFILE_TONES[state.kind]} label={text(`profiles.state.${state.kind}`)} />
            <Text flex="1 1 16rem">{stateText(state)}</Text>
          </Group>
        </Card>
        <LinkPanel profile={profile} />
        <MeterPanel profile={profile} />
        {cloud === undefined ? (
          <ProxyPanel key={profile.id} profile={profile} />
        ) : (
          <>
            <CloudPanel key={profile.id} profile={profile} cloud={cloud} />
            <WebhookPanel profileId={profile.id} cloud={cloud} />
          </>
        )}
      </Stack>
    </>
  );
}
