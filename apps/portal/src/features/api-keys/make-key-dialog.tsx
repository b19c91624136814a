import { Checkbox, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { CreateApiKeyBody, KeyScope } from '@mywasender/contract/http/api-keys';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { dayOf, endOfDay } from '../../shared/end-of-day.ts';
import { FormButtons } from '../../shared/form-buttons.tsx';
import { SecretOnce } from '../../shared/secret-once.tsx';
import { useText } from '../../shared/use-text.ts';
import { SCOPE_LIST, SCOPE_TEXTS } from './scope-texts.ts';

export interface MakeKeyDialogProps {
  readonly onMade: () => void;
  readonly onClose: () => void;
}

interface Values {
  name: string;
  scopes: KeyScope[];
  addresses: string;
  expires: string;
}

const MOST_ADDRESSES = 20;
const linesOf = (value: string) => [
  ...new Set(
    value
      .split(/[\s,]+/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

function bodyOf({ name, scopes, addresses, expires }: Values): CreateApiKeyBody {
  const allowedAddresses = linesOf(addresses);
  return {
    name: name.trim(),
    scopes,
    ...(allowedAddresses.length === 0 ? {} : { allowedAddresses }),
    ...(expires === '' ? {} : { expiresAt: endOfDay(expires) }),
  };
}

/** Asks what the key is for and what it may, then shows it: once. */
export function MakeKeyDialog({ onMade, onClose }: MakeKeyDialogProps) {
  const api = useApi();
  const text = useText();
  const [today] = useState(() => dayOf(new Date()));
  const form = useForm<Values>({
    initialValues: { name: '', scopes: ['licenses:read'], addresses: '', expires: '' },
    validate: {
      name: (value) => (value.trim() === '' ? text('apiKeys.nameMissing') : null),
      scopes: (value) => (value.length === 0 ? text('apiKeys.rightsMissing') : null),
      addresses: (value) =>
        linesOf(value).length > MOST_ADDRESSES ? text('apiKeys.addressesTooMany') : null,
      expires: (value) => (value !== '' && value < today ? text('licenses.pastDate') : null),
    },
  });
  const make = useMutation({
    mutationFn: (body: CreateApiKeyBody) => api.call('POST /v1/api-keys', { body }),
    onSuccess: onMade,
  });
  return (
    <Dialog onClose={onClose} title={text('apiKeys.make')}>
      {make.data === undefined ? (
        <form onSubmit={form.onSubmit((values) => make.mutate(bodyOf(values)))} noValidate>
          <Stack>
            <ErrorNotice error={make.error} />
            <TextInput
              label={text('apiKeys.name')}
              description={text('apiKeys.nameHint')}
              maxLength={80}
              data-autofocus
              {...form.getInputProps('name')}
            />
            <Checkbox.Group label={text('apiKeys.rights')} {...form.getInputProps('scopes')}>
              <Stack gap="xs" mt="xs">
                {SCOPE_LIST.map((scope) => (
                  <Checkbox
                    key={scope}
                    value={scope}
                    label={text(`apiKeys.right.${SCOPE_TEXTS[scope]}`)}
                    description={text(`apiKeys.rightHint.${SCOPE_TEXTS[scope]}`)}
                  />
                ))}
              </Stack>
            </Checkbox.Group>
            <Textarea
              label={text('apiKeys.addresses')}
              description={text('apiKeys.addressesHint')}
              autosize
              minRows={2}
              maxRows={8}
              spellCheck={false}
              {...form.getInputProps('addresses')}
            />
            <TextInput
              type="date"
              label={text('apiKeys.expiresOptional')}
              description={text('apiKeys.expiresHint')}
              min={today}
              {...form.getInputProps('expires')}
            />
            <FormButtons label={text('apiKeys.make')} pending={make.isPending} onCancel={onClose} />
          </Stack>
        </form>
      ) : (
        <SecretOnce
          title={text('apiKeys.made', { name: make.data.apiKey.name })}
          text={text('apiKeys.once')}
          label={text('apiKeys.key')}
          copyLabel={text('apiKeys.copy')}
          secret={make.data.key}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}
