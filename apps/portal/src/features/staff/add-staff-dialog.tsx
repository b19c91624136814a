import { Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { CreateStaffBody } from '@mywasender/contract/http/staff';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { FormButtons } from '../../shared/form-buttons.tsx';
import { SecretOnce } from '../../shared/secret-once.tsx';
import { useIdempotencyKey } from '../../shared/use-idempotency-key.ts';
import { useText } from '../../shared/use-text.ts';
import { checkEmail } from '../../shared/validate-credentials.ts';
import { STAFF_KEY } from './use-staff-actions.tsx';

export function AddStaffDialog({ onClose }: { readonly onClose: () => void }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const idempotency = useIdempotencyKey();
  const text = useText();
  const form = useForm({
    initialValues: { name: '', email: '', mayRevoke: false },
    validate: {
      name: (value) => (value.trim() === '' ? text('auth.requiredName') : null),
      email: checkEmail(text),
    },
  });
  const create = useMutation({
    mutationFn: (body: CreateStaffBody) =>
      api.call('POST /v1/staff', { body }, { idempotencyKey: idempotency.keyFor(body) }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: STAFF_KEY }),
  });
  const submit = form.onSubmit(({ name, email, mayRevoke }) =>
    create.mutate({ name: name.trim(), email: email.trim(), mayRevoke }),
  );
  return (
    <Dialog onClose={onClose} title={text('staff.add')}>
      {create.data === undefined ? (
        <form onSubmit={submit} noValidate>
          <Stack>
            <Text size="sm">{text('staff.addText')}</Text>
            <ErrorNotice error={create.error} />
            <TextInput
              label={text('staff.name')}
              maxLength={120}
              autoComplete="off"
              data-autofocus
              {...form.getInputProps('name')}
            />
            <TextInput
              type="email"
              label={text('staff.email')}
              maxLength={254}
              autoComplete="off"
              {...form.getInputProps('email')}
            />
            <Checkbox
              label={text('staff.mayRevoke')}
              description={text('staff.mayRevokeHint')}
              {...form.getInputProps('mayRevoke', { type: 'checkbox' })}
            />
            <FormButtons label={text('staff.add')} pending={create.isPending} onCancel={onClose} />
          </Stack>
        </form>
      ) : (
        <SecretOnce
          title={text('staff.added', { email: create.data.staff.email })}
          text={text('staff.passwordOnce')}
          label={text('staff.password')}
          copyLabel={text('staff.copyPassword')}
          secret={create.data.password}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}
