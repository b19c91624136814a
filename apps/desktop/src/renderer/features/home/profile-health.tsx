import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { EmptyState } from '@mywasender/ui/empty-state';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { ButtonLink } from '../../shared/button-link.tsx';
import { PROFILE_TONES } from '../../shared/status-tones.ts';
import { TextLink } from '../../shared/text-link.tsx';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';

export function ProfileHealth() {
  const text = useText();
  const { data, error, refetch } = useCommandQuery('profiles.list', {});
  return (
    <Card component="section" aria-labelledby="profile-health">
      <Title order={2} id="profile-health" mb="sm">
        {text('home.profiles')}
      </Title>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingLines lines={2} />}
      {data?.profiles.length === 0 && (
        <EmptyState
          title={text('home.noProfiles')}
          text={text('home.noProfilesText')}
          action={<ButtonLink to="/profiles">{text('profiles.add')}</ButtonLink>}
        />
      )}
      <Stack gap="sm">
        {data?.profiles.map(({ id, name, state, sentToday }) => (
          <Group key={id} justify="space-between">
            <div>
              <TextLink to="/profiles/$profileId" params={{ profileId: id }} fw={600}>
                {name}
              </TextLink>
              <Text size="sm" c="dimmed">
                {text('home.sentToday', { count: sentToday })}
              </Text>
            </div>
            <StatusBadge tone={PROFILE_TONES[state.kind]} label={text(`profiles.state.${state.kind}`)} />
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
