import { Button, Card, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { SessionUser } from '@mywasender/contract/http/auth';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { PageHeader } from '@mywasender/ui/page-header';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi, useUser } from '../../shared/api/api-context.tsx';
import { RESOURCES, rememberLanguage } from '../../shared/languages.ts';
import { useText } from '../../shared/use-text.ts';
import { EmailCard } from './email-card.tsx';

const languageName = (code: string) => new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;

function NameForm({ user }: { readonly user: SessionUser }) {
  const api = useApi();
  const toasts = useToasts();
  const text = useText();
  const form = useForm({
    initialValues: { name: user.name },
    validate: { name: (value) => (value.trim() === '' ? text('account.nameMissing') : null) },
  });
  const save = useMutation({
    mutationFn: (name: string) => api.call('PATCH /v1/me', { body: { name } }),
    onSuccess: (updated) => {
      api.session.set({ status: 'signed-in', user: updated });
      form.resetDirty();
      toasts.done(text('account.saved'));
    },
  });
  return (
    <form onSubmit={form.onSubmit(({ name }) => save.mutate(name.trim()))} noValidate>
      <Stack>
        <ErrorNotice error={save.error} />
        <TextInput
          label={text('account.name')}
          autoComplete="name"
          maxLength={120}
          {...form.getInputProps('name')}
        />
        <Group>
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            {text('shell.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

export function ProfilePage() {
  const user = useUser();
  const text = useText();
  const format = useFormat();
  const { i18n } = useTranslation();
  if (user === null) return null;
  const choose = (language: string) => {
    rememberLanguage(language);
    void i18n.changeLanguage(language);
  };
  return (
    <>
      <PageHeader title={text('account.profileTitle')} />
      <Stack maw="36rem">
        <Card>
          <NameForm key={user.id} user={user} />
        </Card>
        <EmailCard user={user} />
        <Card>
          <NativeSelect
            label={text('account.language')}
            description={text('account.languageHint')}
            data={Object.keys(RESOURCES).map((code) => ({ value: code, label: languageName(code) }))}
            value={i18n.language}
            onChange={(event) => choose(event.currentTarget.value)}
          />
        </Card>
        <Text size="sm" c="dimmed">
          {text('account.memberSince', { date: format.date(user.createdAt) })}
        </Text>
      </Stack>
    </>
  );
}
