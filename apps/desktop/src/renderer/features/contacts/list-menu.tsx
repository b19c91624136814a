import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import type { ContactList, ListEdit } from '@mywasender/contract/models/contact';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useState } from 'react';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

export interface ListMenuProps {
  readonly list: ContactList;
  readonly others: readonly ContactList[];
  /** The list is gone. */
  readonly onGone: () => void;
}

/** Rename, merge and remove a list; the last two can be undone. */
export function ListMenu({ list, others, onGone }: ListMenuProps) {
  const text = useText();
  const toasts = useToasts();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(list.name);
  const [into, setInto] = useState<string | null>(null);
  const undo = useCommand('contacts.undoEdit');
  const rename = useCommand('contacts.renameList', { onSuccess: () => setOpen(false) });
  const gone = ({ editId }: ListEdit) => {
    setOpen(false);
    onGone();
    toasts.undo(text('contacts.groups.removed', { name: list.name }), () => undo.mutateAsync({ editId }));
  };
  const merge = useCommand('contacts.mergeLists', { onSuccess: gone });
  const remove = useCommand('contacts.removeList', { onSuccess: gone });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setName(list.name);
          setOpen(true);
        }}
      >
        {text('contacts.groups.editList')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={list.name}
        closeButtonProps={{ 'aria-label': text('app.actions.close') }}
      >
        <Stack>
          <Group align="flex-end">
            <TextInput
              flex={1}
              label={text('contacts.groups.listName')}
              maxLength={120}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button
              loading={rename.isPending}
              disabled={name.trim() === '' || name === list.name}
              onClick={() => rename.mutate({ listId: list.id, name })}
            >
              {text('contacts.groups.rename')}
            </Button>
          </Group>
          <Group align="flex-end">
            <Select
              flex={1}
              label={text('contacts.groups.mergeInto')}
              data={others.map(({ id, name: label }) => ({ value: id, label }))}
              value={into}
              onChange={setInto}
            />
            <Button
              variant="default"
              loading={merge.isPending}
              disabled={into === null}
              onClick={() => into !== null && merge.mutate({ fromListId: list.id, intoListId: into })}
            >
              {text('contacts.groups.merge')}
            </Button>
          </Group>
          <ErrorNotice error={rename.error ?? merge.error ?? remove.error} />
          <Button
            variant="light"
            color="red"
            loading={remove.isPending}
            onClick={() => remove.mutate({ listId: list.id })}
          >
            {text('contacts.groups.removeList')}
          </Button>
        </Stack>
      </Modal>
    </>
  );
}
