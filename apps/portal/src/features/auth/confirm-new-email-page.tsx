import { useApi } from '../../shared/api/api-context.tsx';
import { AppLink } from '../../shared/app-link.tsx';
import { useText } from '../../shared/use-text.ts';
import { ConfirmAddressPage } from './confirm-address-page.tsx';

export interface ConfirmNewEmailPageProps {
  /** of the mailed link; behind its #, so that no server logs it */
  readonly token: string;
  readonly signInHref: string;
  readonly profileHref: string;
}

/** The end of the link that gives an account its new address. */
export function ConfirmNewEmailPage({ token, signInHref, profileHref }: ConfirmNewEmailPageProps) {
  const api = useApi();
  const text = useText();
  return (
    <ConfirmAddressPage
      title={text('auth.confirmNew')}
      text={text('auth.confirmNewText')}
      done={text('auth.confirmedNew')}
      confirm={(password) => api.call('POST /v1/email-changes/confirm', { body: { token, password } })}
      newLink={<AppLink to={profileHref}>{text('auth.newLinkOnProfile')}</AppLink>}
      signInHref={signInHref}
    />
  );
}
