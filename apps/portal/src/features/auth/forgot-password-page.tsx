import { useApi } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';
import { AskLinkPage } from './ask-link-page.tsx';

/** Asks for the mail with the link to a new password. */
export function ForgotPasswordPage({ signInHref }: { readonly signInHref: string }) {
  const api = useApi();
  const text = useText();
  return (
    <AskLinkPage
      title={text('auth.forgot')}
      text={text('auth.forgotText')}
      asked={text('auth.lookForMailText')}
      ask={(email) => api.call('POST /v1/auth/password/forgot', { body: { email } })}
      signInHref={signInHref}
    />
  );
}
