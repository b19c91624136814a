import { Button, Group, Stack, Text } from '@mantine/core';
import type { ContactDetails } from '@mywasender/contract/models/contact-history';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { type FormEvent, useState } from 'react';
import { CountrySelect } from '../country-select.tsx';
import { personName } from '../person-name.ts';
import { useCommand } from '../use-command.ts';
import { useText } from '../use-text.ts';
import { PersonFields } from './person-fields.tsx';
import { isTag, toInput, valuesOf } from './person-values.ts';

/** Everything about a contact but the number. Saving can be undone. */
export function EditPerson({ details }: { readonly details: ContactDetails }) {
  const text = useText();
  const toasts = useToasts();
  const { contact } = details;
  const [value, setValue] = useState(() => valuesOf(details));
  const update = useCommand('contacts.update', { alsoChanges: ['campaigns', 'templates'] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const before = valuesOf(details);
    const takeBack = async () => {
      await update.mutateAsync({ contactId: contact.id, ...toInput(before) });
      setValue(before);
    };
    update.mutate(
      { contactId: contact.id, ...toInput(value), name: value.name.trim() },
      {
        onSuccess: (saved) => toasts.undo(text('person.saved', { name: personName(saved) }), takeBack),
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm" c="dimmed">
          {text('person.phoneFixed')}
        </Text>
        <PersonFields value={value} onChange={setValue} />
        <CountrySelect
          label={text('person.country')}
          value={value.country}
          onChange={(country) => setValue({ ...value, country })}
        />
        <ErrorNotice error={update.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={update.isPending} disabled={!value.tags.every(isTag)}>
            {text('person.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
