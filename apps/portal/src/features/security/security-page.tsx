import { Alert, Stack } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { Loading } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { useUser } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';
import { ChangePasswordForm } from './change-password-form.tsx';
import { FactorList } from './factor-list.tsx';
import { PasskeyList } from './passkey-list.tsx';
import { useFactors } from './use-factors.ts';

/** How the account is protected. */
export function SecurityPage() {
  const text = useText();
  const user = useUser();
  const { data, error, refetch } = useFactors();
  return (
    <>
      <PageHeader title={text('security.title')} description={text('security.text')} />
      <Stack maw="44rem">
        {user?.mustEnrol === true && <Alert role="status">{text('security.mustEnrol')}</Alert>}
        <ErrorNotice error={error} onRetry={() => void refetch()} />
        {data === undefined ? (
          error === null && <Loading />
        ) : (
          <>
            <FactorList factors={data} />
            <PasskeyList passkeys={data.passkeys} />
            <ChangePasswordForm />
          </>
        )}
      </Stack>
    </>
  );
}
