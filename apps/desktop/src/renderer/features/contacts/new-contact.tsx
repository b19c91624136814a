import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { AppError } from '@mywasender/contract/app-error';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { SidePanel } from '@mywasender/ui/side-panel';
import { useToasts } from '@mywasender/ui/undo-toast';
import { type FormEvent, useState } from 'react';
import { ConsentFields, consentProblems } from '../../shared/consent-fields.tsx';
import { PersonFields } from '../../shared/contact/person-fields.tsx';
import { isTag, type PersonValues, toInput } from '../../shared/contact/person-values.ts';
import { useBlankConsent } from '../../shared/use-blank-consent.ts';
import { useCodeText } from '../../shared/use-code-text.ts';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

export interface NewContactProps {
  /** on which list they are put at first */
  readonly listId: string | null;
  /** Show this contact: the new one, or who has the number already. */
  readonly onOpen: (contactId: string) => void;
  readonly onClose: () => void;
}

/** A person by hand, with the consent that lets them be written to. */
export function NewContact({ listId, onOpen, onClose }: NewContactProps) {
  const text = useText();
  const codeText = useCodeText();
  const toasts = useToasts();
  const blank = useBlankConsent();
  const [phone, setPhone] = useState('');
  const [value, setValue] = useState<PersonValues>({
    name: '',
    country: '',
    fields: {},
    tags: [],
    listIds: listId === null ? [] : [listId],
  });
  const [agreed, setAgreed] = useState(true);
  const [typed, setTyped] = useState<typeof blank>();
  const [tried, setTried] = useState(false);
  const consent = typed ?? blank;
  const create = useCommand('contacts.create', {
    alsoChanges: ['campaigns', 'templates'],
    onSuccess: (made) => {
      toasts.done(text('person.new.added', { name: made.name === '' ? made.phone : made.name }));
      onOpen(made.id);
    },
  });
  const { error } = create;
  const badPhone =
    error instanceof AppError && error.code === 'VALIDATION_FAILED' && error.params.field === 'phone'
      ? codeText('codes.reject', String(error.params.problem))
      : undefined;
  const holder = error instanceof AppError && error.code === 'CONTACT_EXISTS' ? error.params : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (phone.trim().length < 3 || !value.tags.every(isTag)) return;
    if (agreed && Object.keys(consentProblems(consent)).length > 0) return;
    const { country: _, ...person } = toInput(value);
    create.mutate({ phone: phone.trim(), ...person, ...(agreed ? { consent } : {}) });
  };
  return (
    <SidePanel title={text('person.new.title')} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label={text('person.new.phone')}
            description={text('person.new.phoneHint')}
            type="tel"
            required
            maxLength={60}
            data-autofocus
            value={phone}
            onChange={(event) => setPhone(event.currentTarget.value)}
            error={tried && phone.trim().length < 3 ? text('person.new.phoneMissing') : badPhone}
          />
          <PersonFields value={value} onChange={setValue} />
          <Checkbox
            label={text('person.new.consent')}
            checked={agreed}
            onChange={(event) => setAgreed(event.currentTarget.checked)}
          />
          {agreed ? (
            <ConsentFields value={consent} onChange={setTyped} tried={tried} />
          ) : (
            <Text size="sm" c="dimmed">
              {text('person.new.noConsent')}
            </Text>
          )}
          {badPhone === undefined && <ErrorNotice error={error} />}
          {holder !== undefined && (
            <Button variant="default" onClick={() => onOpen(String(holder.contactId))}>
              {text('person.new.openOther', { name: String(holder.name) })}
            </Button>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {text('app.actions.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {text('person.new.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </SidePanel>
  );
}
