import { Alert, Button, Stack, Text } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { AppLink } from './app-link.tsx';
import { AuthCard } from './auth-card.tsx';
import { useText } from './use-text.ts';

export interface LinkActionProps {
  readonly title: string;
  readonly text: string;
  readonly label: string;
  readonly done: string;
  /** what to do when it fails, beside the reason */
  readonly failed?: string;
  /** what to do next, once it is done */
  readonly next?: ReactNode;
  readonly act: () => Promise<unknown>;
  readonly signInHref: string;
}

/** What a mailed link is for, done by a click: what opens links in advance uses nothing up. */
export function LinkAction(props: LinkActionProps) {
  const { title, label, done, failed, next, act, signInHref } = props;
  const text = useText();
  const action = useMutation({ mutationFn: act });
  return (
    <AuthCard title={title} text={props.text}>
      <Stack>
        <ErrorNotice error={action.error} />
        {action.isError && failed !== undefined && <Text size="sm">{failed}</Text>}
        {action.isSuccess ? (
          <>
            <Alert role="status">{done}</Alert>
            {next}
          </>
        ) : (
          <Button loading={action.isPending} onClick={() => action.mutate()}>
            {label}
          </Button>
        )}
        <Text size="sm">
          <AppLink to={signInHref}>{text('auth.signIn')}</AppLink>
        </Text>
      </Stack>
    </AuthCard>
  );
}
