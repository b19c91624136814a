import { Alert, Button, Stack, Text } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { AppLink } from '../../shared/app-link.tsx';
import { AuthCard } from '../../shared/auth-card.tsx';
import { downloadText } from '../../shared/download-text.ts';
import { useText } from '../../shared/use-text.ts';

export interface LinkPageProps {
  /** of the mailed link; behind its #, so that no server logs it */
  readonly token: string;
  readonly signInHref: string;
}

/** The end of the link that gives the copy of one's data. A click is needed: what opens links in advance uses nothing up. */
export function YourDataPage({ token, signInHref }: LinkPageProps) {
  const api = useApi();
  const text = useText();
  const download = useMutation({
    mutationFn: () => api.call('POST /v1/exports/download', { body: { token } }),
    onSuccess: (data) =>
      downloadText('mywasender-your-data.json', 'application/json', JSON.stringify(data, null, 2)),
  });
  return (
    <AuthCard title={text('privacy.yourData')} text={text('privacy.yourDataText')}>
      <Stack>
        <ErrorNotice error={download.error} />
        {download.isSuccess ? (
          <Alert role="status">{text('privacy.downloaded')}</Alert>
        ) : (
          <Button loading={download.isPending} onClick={() => download.mutate()}>
            {text('privacy.download')}
          </Button>
        )}
        <Text size="sm">
          <AppLink to={signInHref}>{text('auth.signIn')}</AppLink>
        </Text>
      </Stack>
    </AuthCard>
  );
}

/** The end of the link that keeps an account which was to be deleted. */
export function KeepAccountPage({ token, signInHref }: LinkPageProps) {
  const api = useApi();
  const text = useText();
  const keep = useMutation({
    mutationFn: () => api.call('POST /v1/deletions/undo', { body: { token } }),
  });
  return (
    <AuthCard title={text('privacy.keep')} text={text('privacy.keepText')}>
      <Stack>
        <ErrorNotice error={keep.error} />
        {keep.isSuccess ? (
          <Alert role="status">{text('privacy.kept')}</Alert>
        ) : (
          <Button loading={keep.isPending} onClick={() => keep.mutate()}>
            {text('privacy.keep')}
          </Button>
        )}
        <Text size="sm">
          <AppLink to={signInHref}>{text('auth.signIn')}</AppLink>
        </Text>
      </Stack>
    </AuthCard>
  );
}
