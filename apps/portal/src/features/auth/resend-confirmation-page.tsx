import { useApi } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';
import { AskLinkPage } from './ask-link-page.tsx';

/** Asks again for the mail with the link that confirms the address of a new account. */
export function ResendConfirmationPage({ signInHref }: { readonly signInHref: string }) {
  const api = useApi();
  const text = useText();
  return (
    <AskLinkPage
      title={text('auth.resend')}
      text={text('auth.resendText')}
      asked={text('auth.resent')}
      ask={(email) => api.call('POST /v1/auth/email/resend', { body: { email } })}
      signInHref={signInHref}
    />
  );
}
