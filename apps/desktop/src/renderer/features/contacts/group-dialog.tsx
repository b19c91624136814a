import { Autocomplete, Button, Group, Modal, SegmentedControl, Select, Stack } from '@mantine/core';
import type { People } from '@mywasender/contract/models/contact';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { type FormEvent, useState } from 'react';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { useGroupPeople } from './use-group-people.ts';

export interface GroupDialogProps {
  readonly kind: 'list' | 'tag';
  readonly people: People;
  readonly onClose: () => void;
}

/** Puts people on a list or marks them with a tag, or takes them off. A name that is new makes a new list. */
export function GroupDialog({ kind, people, onClose }: GroupDialogProps) {
  const text = useText();
  const [value, setValue] = useState('');
  const [way, setWay] = useState<'add' | 'take'>('add');
  const lists = useCommandQuery('contacts.lists', {});
  const tags = useCommandQuery('contacts.tags', {});
  const known =
    kind === 'list' ? lists.data?.lists.map(({ name }) => name) : tags.data?.tags.map(({ tag }) => tag);
  const group = useGroupPeople(onClose);
  const label = text(kind === 'list' ? 'contacts.groups.listName' : 'contacts.groups.tagName');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const name = value.trim();
    if (name !== '') group.run({ kind, people, name, add: way === 'add', lists: lists.data?.lists ?? [] });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={text(kind === 'list' ? 'contacts.groups.lists' : 'contacts.groups.tags')}
      closeButtonProps={{ 'aria-label': text('app.actions.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <SegmentedControl
            aria-label={text('contacts.groups.way')}
            data={[
              { value: 'add', label: text('contacts.groups.add') },
              { value: 'take', label: text('contacts.groups.take') },
            ]}
            value={way}
            onChange={setWay}
          />
          {way === 'add' ? (
            <Autocomplete
              label={label}
              description={text('contacts.groups.newHint')}
              data={known ?? []}
              maxLength={kind === 'list' ? 120 : 60}
              value={value}
              onChange={setValue}
              data-autofocus
            />
          ) : (
            <Select
              label={label}
              data={known ?? []}
              value={known?.includes(value) === true ? value : null}
              onChange={(picked) => setValue(picked ?? '')}
            />
          )}
          <ErrorNotice error={group.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {text('app.actions.cancel')}
            </Button>
            <Button type="submit" loading={group.pending} disabled={value.trim() === ''}>
              {text('contacts.groups.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
