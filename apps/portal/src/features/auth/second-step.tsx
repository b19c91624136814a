import { Anchor, Button, Stack, Text } from '@mantine/core';
import type { MfaChallenge, MfaMethod } from '@mywasender/contract/http/mfa';
import { useState } from 'react';
import { AuthCard } from '../../shared/auth-card.tsx';
import { passkeysWork } from '../../shared/passkeys.ts';
import { useText } from '../../shared/use-text.ts';
import { CodeForm } from './code-form.tsx';
import { PasskeySecondStep } from './passkey-second-step.tsx';
import { SendCode } from './send-code.tsx';

export interface SecondStepProps {
  readonly challenge: MfaChallenge;
  readonly onBack: () => void;
}

/** What an account asks for after its password; one method at a time, the others a click away. */
export function SecondStep({ challenge, onBack }: SecondStepProps) {
  const text = useText();
  const { challengeId } = challenge;
  const methods = challenge.methods.filter((method) => method !== 'passkey' || passkeysWork());
  const [method, setMethod] = useState<MfaMethod>(methods[0] ?? 'recovery');
  return (
    <AuthCard title={text('auth.secondStep')} text={text(`auth.secondStepText.${method}`)}>
      <Stack key={method}>
        {(method === 'email' || method === 'sms') && <SendCode challengeId={challengeId} method={method} />}
        {method === 'passkey' ? (
          <PasskeySecondStep challengeId={challengeId} />
        ) : (
          <CodeForm challengeId={challengeId} method={method} />
        )}
        {methods.length > 1 && (
          <Stack gap="xs" component="section" aria-label={text('auth.otherMethods')}>
            <Text size="sm" fw={600}>
              {text('auth.otherMethods')}
            </Text>
            {methods
              .filter((other) => other !== method)
              .map((other) => (
                <Button key={other} variant="default" size="sm" onClick={() => setMethod(other)}>
                  {text(`auth.methods.${other}`)}
                </Button>
              ))}
          </Stack>
        )}
        <Anchor component="button" type="button" size="sm" underline="always" onClick={onBack}>
          {text('auth.otherAccount')}
        </Anchor>
      </Stack>
    </AuthCard>
  );
}
