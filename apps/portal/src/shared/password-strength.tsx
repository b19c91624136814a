import { Progress, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { errorMessage } from '@mywasender/ui/error-message';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from './api/api-context.tsx';
import { useText } from './use-text.ts';

const TYPING_MS = 400;

export interface PasswordStrengthProps {
  readonly password: string;
  /** the owner's words make bad passwords */
  readonly email: string;
  readonly name: string;
}

/** What the server would say to a new password, while it is being chosen. */
export function PasswordStrength({ password, email, name }: PasswordStrengthProps) {
  const api = useApi();
  const text = useText();
  const { t } = useTranslation();
  const [body] = useDebouncedValue({ password, email: email.trim(), name: name.trim() }, TYPING_MS);
  const { data } = useQuery({
    queryKey: ['password-strength', body],
    queryFn: ({ signal }) => api.call('POST /v1/auth/password/strength', { body }, { signal }),
    enabled: body.password !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: 0,
  });
  if (password === '' || data === undefined) return null;
  const { strength, problem } = data;
  const sentence =
    problem === null
      ? text(strength === 4 ? 'auth.strengthVeryGood' : 'auth.strengthGood')
      : errorMessage(t, { code: problem, params: {} }).text;
  return (
    <Stack gap={4}>
      <Progress
        value={problem === null ? (strength + 1) * 20 : Math.min(strength + 1, 3) * 20}
        color={problem === null ? 'teal' : 'red'}
        aria-label={text('auth.strength')}
      />
      <Text size="sm" role="status">
        {sentence}
      </Text>
    </Stack>
  );
}
