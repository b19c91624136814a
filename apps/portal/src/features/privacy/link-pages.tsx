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

interface LinkActionProps {
  readonly title: string;
  readonly text: string;
  readonly label: string;
  readonly done: string;
  readonly act: () => Promise<unknown>;
  readonly signInHref: string;
}

/** What a mailed link is for, done by a click: what opens links in advance uses nothing up. */
function LinkAction({ title, text: about, label, done, act, signInHref }: LinkActionProps) {
  const text = useText();
  const action = useMutation({ mutationFn: act });
  return (
    <AuthCard title={title} text={about}>
      <Stack>
        <ErrorNotice error={action.error} />
        {action.isSuccess ? (
          <Alert role="status">{done}</Alert>
        ) : (
          <Button loading={action.isPending} onClick={() => action.mutate()}>
            {label}
          </Button>
        )}
        <Text size="sm">
          <AppLink to={signInHref}>{text('auth.signIn')}</AppLink>
        </Text>
      </Stack>
    </AuthCard>
  );
}

/** The end of the link that gives the copy of one's data. */
export function YourDataPage({ token, signInHref }: LinkPageProps) {
  const api = useApi();
  const text = useText();
  const download = async () => {
    const data = await api.call('POST /v1/exports/download', { body: { token } });
    downloadText('mywasender-your-data.json', 'application/json', JSON.stringify(data, null, 2));
  };
  return (
    <LinkAction
      title={text('privacy.yourData')}
      text={text('privacy.yourDataText')}
      label={text('privacy.download')}
      done={text('privacy.downloaded')}
      act={download}
      signInHref={signInHref}
    />
  );
}

/** The end of the link that keeps an account which was to be deleted. */
export function KeepAccountPage({ token, signInHref }: LinkPageProps) {
  const api = useApi();
  const text = useText();
  return (
    <LinkAction
      title={text('privacy.keep')}
      text={text('privacy.keepText')}
      label={text('privacy.keep')}
      done={text('privacy.kept')}
      act={() => api.call('POST /v1/deletions/undo', { body: { token } })}
      signInHref={signInHref}
    />
  );
}
