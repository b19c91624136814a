import { Text } from '@mantine/core';
import { useApi } from '../../shared/api/api-context.tsx';
import { AppLink } from '../../shared/app-link.tsx';
import { LinkAction } from '../../shared/link-action.tsx';
import { useText } from '../../shared/use-text.ts';

export interface StopEmailChangePageProps {
  /** of the mailed link; behind its #, so that no server logs it */
  readonly token: string;
  readonly signInHref: string;
  readonly forgotHref: string;
}

/** The end of the link by which the owner of an account keeps its address, when it was not they who asked. */
export function StopEmailChangePage({ token, signInHref, forgotHref }: StopEmailChangePageProps) {
  const api = useApi();
  const text = useText();
  return (
    <LinkAction
      title={text('auth.stopChange')}
      text={text('auth.stopChangeText')}
      label={text('auth.stopIt')}
      done={text('auth.stopped')}
      failed={text('auth.notStopped')}
      next={
        <Text size="sm">
          <AppLink to={forgotHref}>{text('auth.newPassword')}</AppLink>
        </Text>
      }
      act={() => api.call('POST /v1/email-changes/stop', { body: { token } })}
      signInHref={signInHref}
    />
  );
}
