import { useApi } from '../../shared/api/api-context.tsx';
import { AppLink } from '../../shared/app-link.tsx';
import { useText } from '../../shared/use-text.ts';
import { ConfirmAddressPage } from './confirm-address-page.tsx';

export interface VerifyEmailPageProps {
  /** of the mailed link; behind its #, so that no server logs it */
  readonly token: string;
  readonly signInHref: string;
  readonly resendHref: string;
}

/** The end of the link that shows whose the address of a new account is. */
export function VerifyEmailPage({ token, signInHref, resendHref }: VerifyEmailPageProps) {
  const api = useApi();
  const text = useText();
  return (
    <ConfirmAddressPage
      title={text('auth.verify')}
      text={text('auth.verifyText')}
      done={text('auth.verified')}
      confirm={(password) => api.call('POST /v1/auth/email/verify', { body: { token, password } })}
      newLink={<AppLink to={resendHref}>{text('auth.newLink')}</AppLink>}
      signInHref={signInHref}
    />
  );
}
