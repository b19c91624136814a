import { Loading } from '@mywasender/ui/loading';
import { useLocation } from '@tanstack/react-router';
import { type ComponentType, Suspense } from 'react';

export interface MailedLinkProps {
  readonly page: ComponentType<{ token: string; signInHref: string }>;
}

/** A page reached by a link in a mail; what follows the # opens it. */
export function MailedLink({ page: Page }: MailedLinkProps) {
  const { hash } = useLocation();
  return (
    <Suspense fallback={<Loading />}>
      <Page token={hash} signInHref="/sign-in" />
    </Suspense>
  );
}
