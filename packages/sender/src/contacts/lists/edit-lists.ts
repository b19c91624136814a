import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput } from '@mywasender/contract/commands/command-map';
import type { ContactList, ListEdit } from '@mywasender/contract/models/contact';
import { rowId } from '../../commands/ids.ts';
import type { Core } from '../../core.ts';
import { filterSql, peopleSql } from '../../store/contact-filter.ts';
import {
  dropList,
  editMembers,
  editTag,
  nameOfDroppedList,
  openEdit,
  undoEdit,
} from '../../store/list-edits.ts';
import { draftUsing, insertList, listById, listIdByName, setListName } from '../../store/lists.ts';

/** Throws `LIST_NAME_TAKEN`. */
export function createList(core: Core, input: CommandInput<'contacts.createList'>): ContactList {
  const name = freeName(core, input.name, null);
  return requireList(core, insertList(core.sql, name, core.deps.wallClock.now()));
}

/** Throws `LIST_NAME_TAKEN` and `NOT_FOUND`. */
export function renameList(core: Core, input: CommandInput<'contacts.renameList'>): ContactList {
  const id = rowId(input.listId);
  requireList(core, id);
  setListName(core.sql, id, freeName(core, input.name, id));
  return requireList(core, id);
}

/** Throws `LIST_IN_USE` while a draft names the list that would go. */
export function mergeLists(core: Core, input: CommandInput<'contacts.mergeLists'>): ListEdit {
  const from = rowId(input.fromListId);
  const into = rowId(input.intoListId);
  requireList(core, into);
  requireUnused(core, from);
  if (from === into)
    throw new AppError('VALIDATION_FAILED', { field: 'intoListId', problem: 'is the same list' });
  return edited(core, (edit) => {
    const who = filterSql({ listId: input.fromListId });
    const changed = editMembers(core.sql, edit, { who, listId: into, member: true });
    dropList(core.sql, edit, from);
    return changed;
  });
}

/** Throws `LIST_IN_USE` while a draft names it. People and started campaigns stay as they are. */
export function removeList(core: Core, input: CommandInput<'contacts.removeList'>): ListEdit {
  const id = rowId(input.listId);
  requireUnused(core, id);
  return edited(core, (edit) => dropList(core.sql, edit, id));
}

export function changeMembers(core: Core, input: CommandInput<'contacts.changeMembers'>): ListEdit {
  const listId = rowId(input.listId);
  requireList(core, listId);
  const who = peopleSql(input.people);
  return edited(core, (edit) => editMembers(core.sql, edit, { who, listId, member: input.member }));
}

export function changeTag(core: Core, input: CommandInput<'contacts.changeTag'>): ListEdit {
  const who = peopleSql(input.people);
  return edited(core, (edit) => editTag(core.sql, edit, { who, tag: input.tag, tagged: input.tagged }));
}

/** Throws `NOT_FOUND` for an edit that was undone already, `LIST_NAME_TAKEN` when a removed list cannot return. */
export function undoListEdit(core: Core, input: CommandInput<'contacts.undoEdit'>): Record<string, never> {
  const id = rowId(input.editId);
  core.sql.transaction(() => {
    const name = nameOfDroppedList(core.sql, id);
    if (name !== null) freeName(core, name, null);
    if (!undoEdit(core.sql, id)) throw new AppError('NOT_FOUND');
  });
  return {};
}

function edited(core: Core, work: (edit: number) => number): ListEdit {
  return core.sql.transaction(() => {
    const edit = openEdit(core.sql, core.deps.wallClock.now());
    return { editId: String(edit), changed: work(edit) };
  });
}

function freeName(core: Core, wanted: string, own: number | null): string {
  const name = wanted.trim();
  if (name === '') throw new AppError('VALIDATION_FAILED', { field: 'name', problem: 'is empty' });
  const taken = listIdByName(core.sql, name);
  if (taken !== null && taken !== own) throw new AppError('LIST_NAME_TAKEN', { name });
  return name;
}

function requireUnused(core: Core, id: number): void {
  requireList(core, id);
  const name = draftUsing(core.sql, id);
  if (name !== null) throw new AppError('LIST_IN_USE', { name });
}

function requireList(core: Core, id: number): ContactList {
  const list = listById(core.sql, id);
  if (list === null) throw new AppError('NOT_FOUND');
  return list;
}
