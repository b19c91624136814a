import { Loading } from '@mywasender/ui/loading';
import { useLocation } from '@tanstack/react-router';
import { type ComponentType, Suspense } from 'react';

/** Where the pages of mailed links may lead on to. */
const LEADS = {
  signInHref: '/sign-in',
  forgotHref: '/forgot-password',
  resendHref: '/resend-confirmation',
  profileHref: '/account/profile',
} as const;

export interface MailedLinkProps {
  readonly page: ComponentType<{ token: string } & typeof LEADS>;
}

/** A page reached by a link in a mail; what follows the # opens it. */
export function MailedLink({ page: Page }: MailedLinkProps) {
  const { hash } = useLocation();
  return (
    <Suspense fallback={<Loading />}>
      <Page token={hash} {...LEADS} />
    </Suspense>
  );
}
