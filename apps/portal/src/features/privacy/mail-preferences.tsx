import { Card, Checkbox, NativeSelect, Stack, Title } from '@mantine/core';
import type { UpdateMeBody } from '@mywasender/contract/http/me';
import { LANGUAGES } from '@mywasender/contract/languages';
import { MUTABLE_MAILS } from '@mywasender/contract/mutable-mails';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { Loading } from '@mywasender/ui/loading';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { ME_KEY, useMe } from '../../shared/use-me.ts';
import { useText } from '../../shared/use-text.ts';

const nameOf = (code: string) => new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;

/** In which language mails come, and which of those one can do without. Every change is kept at once. */
export function MailPreferences() {
  const api = useApi();
  const text = useText();
  const queryClient = useQueryClient();
  const { data, error, refetch } = useMe();
  const save = useMutation({
    mutationFn: (body: UpdateMeBody) => api.call('PATCH /v1/me', { body }),
    onSuccess: (me) => queryClient.setQueryData(ME_KEY, me),
  });
  return (
    <Card component="section" aria-labelledby="mails-title">
      <Title order={2} id="mails-title" mb="md">
        {text('privacy.mails')}
      </Title>
      <ErrorNotice error={error ?? save.error} onRetry={error ? () => void refetch() : undefined} />
      {data === undefined ? (
        error === null && <Loading />
      ) : (
        <Stack>
          <NativeSelect
            label={text('privacy.mailLanguage')}
            maw="20rem"
            value={data.language}
            disabled={save.isPending}
            data={LANGUAGES.map((value) => ({ value, label: nameOf(value) }))}
            onChange={(event) => {
              const language = LANGUAGES.find((one) => one === event.currentTarget.value);
              if (language !== undefined) save.mutate({ language });
            }}
          />
          <Checkbox.Group
            label={text('privacy.wanted')}
            description={text('privacy.wantedHint')}
            value={MUTABLE_MAILS.filter((mail) => !data.mutedMails.includes(mail))}
            onChange={(wanted: string[]) =>
              save.mutate({ mutedMails: MUTABLE_MAILS.filter((mail) => !wanted.includes(mail)) })
            }
          >
            <Stack gap="xs" mt="xs">
              {MUTABLE_MAILS.map((mail) => (
                <Checkbox
                  key={mail}
                  value={mail}
                  label={text(`privacy.mail.${mail}`)}
                  disabled={save.isPending}
                />
              ))}
            </Stack>
          </Checkbox.Group>
        </Stack>
      )}
    </Card>
  );
}
