import type { ContactList, ListEdit, People } from '@mywasender/contract/models/contact';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

interface Grouping {
  readonly kind: 'list' | 'tag';
  readonly people: People;
  readonly name: string;
  readonly add: boolean;
  readonly lists: readonly ContactList[];
}

/** Changes lists or tags of people at once and offers to undo it. */
export function useGroupPeople(onDone: () => void) {
  const text = useText();
  const toasts = useToasts();
  const undo = useCommand('contacts.undoEdit', { alsoChanges: ['campaigns'] });
  const onSuccess = ({ editId, changed }: ListEdit) => {
    toasts.undo(text('contacts.groups.changed', { count: changed }), () => undo.mutateAsync({ editId }));
    onDone();
  };
  const create = useCommand('contacts.createList');
  const members = useCommand('contacts.changeMembers', { alsoChanges: ['campaigns'], onSuccess });
  const tags = useCommand('contacts.changeTag', { alsoChanges: ['campaigns'], onSuccess });

  const run = ({ kind, people, name, add, lists }: Grouping) => {
    if (kind === 'tag') return tags.mutate({ people, tag: name, tagged: add });
    const known = lists.find((list) => list.name.toLowerCase() === name.toLowerCase());
    if (known !== undefined) return members.mutate({ people, listId: known.id, member: add });
    create.mutate({ name }, { onSuccess: ({ id }) => members.mutate({ people, listId: id, member: add }) });
  };
  return {
    run,
    error: create.error ?? members.error ?? tags.error,
    pending: create.isPending || members.isPending || tags.isPending,
  };
}
