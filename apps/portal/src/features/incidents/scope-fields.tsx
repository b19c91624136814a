import { NativeSelect, Stack, TextInput } from '@mantine/core';
import { ROLE_LIST } from '../../shared/role-list.ts';
import { useText } from '../../shared/use-text.ts';
import { AccountPicker } from './account-picker.tsx';
import { type IncidentForm, SCOPE_KINDS } from './incident-form.ts';

/** Whom the incident concerns. */
export function ScopeFields({ form }: { readonly form: IncidentForm }) {
  const text = useText();
  const { kind } = form.values;
  return (
    <Stack>
      <NativeSelect
        label={text('incidents.whom')}
        data={SCOPE_KINDS.map((value) => ({ value, label: text(`incidents.kinds.${value}`) }))}
        {...form.getInputProps('kind')}
      />
      {kind === 'userIds' && <AccountPicker {...form.getInputProps('userIds')} />}
      {kind === 'role' && (
        <NativeSelect
          label={text('incidents.role')}
          data={ROLE_LIST.map((value) => ({ value, label: text(`admin.roles.${value}`) }))}
          {...form.getInputProps('role')}
        />
      )}
      {kind === 'since' && (
        <TextInput type="datetime-local" label={text('incidents.since')} {...form.getInputProps('since')} />
      )}
      {kind === 'address' && (
        <TextInput
          label={text('incidents.address')}
          description={text('incidents.addressHint')}
          maxLength={49}
          spellCheck={false}
          {...form.getInputProps('address')}
        />
      )}
    </Stack>
  );
}
