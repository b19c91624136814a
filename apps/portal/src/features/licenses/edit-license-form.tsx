import { Button, Group, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { License } from '@mywasender/contract/http/licenses';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';
import { patchLicense, refreshLicenses } from './license-cache.ts';
import { optionalEmail } from './validate-generation.ts';

const orNull = (value: string) => (value.trim() === '' ? null : value.trim());

/** Customer and note, the two fields a seller may correct afterwards. */
export function EditLicenseForm({ license }: { readonly license: License }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const form = useForm({
    initialValues: { customerEmail: license.customerEmail ?? '', note: license.note ?? '' },
    validate: { customerEmail: optionalEmail(text) },
  });
  const save = useMutation({
    mutationFn: ({ customerEmail, note }: typeof form.values) =>
      api.call('PATCH /v1/licenses/:id', {
        params: { id: license.id },
        body: { customerEmail: orNull(customerEmail), note: orNull(note) },
      }),
    onSuccess: (updated) => {
      patchLicense(queryClient, license.id, updated);
      toasts.done(text('licenses.saved'));
      form.resetDirty();
      return refreshLicenses(queryClient);
    },
  });
  return (
    <form
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      aria-label={text('licenses.edit')}
      noValidate
    >
      <Stack gap="sm">
        <Title order={3}>{text('licenses.edit')}</Title>
        <ErrorNotice error={save.error} />
        <TextInput
          type="email"
          label={text('licenses.customerEmail')}
          maxLength={254}
          {...form.getInputProps('customerEmail')}
        />
        <Textarea
          label={text('licenses.note')}
          description={text('licenses.noteHint')}
          autosize
          minRows={2}
          maxLength={500}
          {...form.getInputProps('note')}
        />
        <Group>
          <Button type="submit" variant="default" loading={save.isPending} disabled={!form.isDirty()}>
            {text('shell.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
