import { NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { AssignableRole, CreateUserBody } from '@mywasender/contract/http/admin';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { FormButtons } from '../../shared/form-buttons.tsx';
import { ASSIGNABLE_ROLES } from '../../shared/role-list.ts';
import { SecretOnce } from '../../shared/secret-once.tsx';
import { useIdempotencyKey } from '../../shared/use-idempotency-key.ts';
import { useText } from '../../shared/use-text.ts';
import { checkEmail } from '../../shared/validate-credentials.ts';

export function AddUserDialog({ onClose }: { readonly onClose: () => void }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const idempotency = useIdempotencyKey();
  const text = useText();
  const form = useForm<{ name: string; email: string; role: AssignableRole }>({
    initialValues: { name: '', email: '', role: 'reseller' },
    validate: {
      name: (value) => (value.trim() === '' ? text('auth.requiredName') : null),
      email: checkEmail(text),
    },
  });
  const create = useMutation({
    mutationFn: (body: CreateUserBody) =>
      api.call('POST /v1/admin/users', { body }, { idempotencyKey: idempotency.keyFor(body) }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['users'] }),
  });
  const fields = (
    <form
      onSubmit={form.onSubmit(({ name, email, role }) =>
        create.mutate({ name: name.trim(), email: email.trim(), role }),
      )}
      noValidate
    >
      <Stack>
        <Text size="sm">{text('admin.addUserText')}</Text>
        <ErrorNotice error={create.error} />
        <TextInput
          label={text('admin.name')}
          maxLength={120}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TextInput
          type="email"
          label={text('admin.email')}
          maxLength={254}
          autoComplete="off"
          {...form.getInputProps('email')}
        />
        <NativeSelect
          label={text('admin.role')}
          data={ASSIGNABLE_ROLES.map((role) => ({ value: role, label: text(`admin.roles.${role}`) }))}
          {...form.getInputProps('role')}
        />
        <FormButtons label={text('admin.addUser')} pending={create.isPending} onCancel={onClose} />
      </Stack>
    </form>
  );
  return (
    <Dialog onClose={onClose} title={text('admin.addUser')}>
      {create.data === undefined ? (
        fields
      ) : (
        <SecretOnce
          title={text('admin.userAdded', { email: create.data.user.email })}
          text={text('admin.passwordOnce')}
          label={text('admin.password')}
          copyLabel={text('admin.copyPassword')}
          secret={create.data.password}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}
