import type { ContactList } from '@mywasender/contract/models/contact';
import type { OptIn } from '@mywasender/contract/models/opt-in';
import { useCommand } from '../../shared/use-command.ts';
import type { OptInValues } from './opt-in-values.ts';

/** Saves what stands in the form; a name of a list that is new makes the list first. */
export function useSaveOptIn(optIn: OptIn | undefined, onSaved: (saved: OptIn) => void) {
  const create = useCommand('contacts.createList');
  const save = useCommand('contacts.saveOptIn', { onSuccess: onSaved });
  const run = (values: OptInValues, lists: readonly ContactList[]) => {
    const { profileId, keyword, language, statement, welcomes, welcome } = values;
    if (profileId === null) return;
    const name = values.listName.trim();
    const saveWith = (listId: string) =>
      save.mutate({
        ...(optIn === undefined ? {} : { optInId: optIn.id }),
        profileId,
        keyword: keyword.trim(),
        language,
        statement: statement.trim(),
        listId,
        tag: values.tag.trim() === '' ? null : values.tag.trim(),
        welcome: welcomes ? welcome.trim() : null,
      });
    const known = lists.find((list) => list.name.toLowerCase() === name.toLowerCase());
    if (known !== undefined) saveWith(known.id);
    else create.mutate({ name }, { onSuccess: ({ id }) => saveWith(id) });
  };
  return { run, error: create.error ?? save.error, pending: create.isPending || save.isPending };
}
