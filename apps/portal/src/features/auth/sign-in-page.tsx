import type { MfaChallenge } from '@mywasender/contract/http/mfa';
import { useState } from 'react';
import { PasswordStep } from './password-step.tsx';
import { SecondStep } from './second-step.tsx';

export interface SignInPageProps {
  readonly registerHref: string;
  readonly forgotHref: string;
  readonly resendHref: string;
}

/** The password, then what the account asks for beside it. */
export function SignInPage(props: SignInPageProps) {
  const [challenge, setChallenge] = useState<MfaChallenge | null>(null);
  if (challenge !== null) return <SecondStep challenge={challenge} onBack={() => setChallenge(null)} />;
  return <PasswordStep {...props} onChallenge={setChallenge} />;
}
