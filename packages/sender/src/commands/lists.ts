import {
  changeMembers,
  changeTag,
  createList,
  mergeLists,
  removeList,
  renameList,
  undoListEdit,
} from '../contacts/lists/edit-lists.ts';
import { describeContact, editContact } from '../contacts/update-contact.ts';
import { allTags } from '../store/lists.ts';
import type { Handlers } from './handler.ts';

type ListCommand = Extract<
  keyof Handlers<'contacts'>,
  `contacts.${'createList' | 'renameList' | 'mergeLists' | 'removeList' | 'changeMembers' | 'changeTag' | 'tags' | 'undoEdit' | 'update' | 'get'}`
>;

/** Lists, tags and the single contact. */
export const listHandlers: Pick<Handlers<'contacts'>, ListCommand> = {
  'contacts.createList': createList,
  'contacts.renameList': renameList,
  'contacts.mergeLists': mergeLists,
  'contacts.removeList': removeList,
  'contacts.changeMembers': changeMembers,
  'contacts.changeTag': changeTag,
  'contacts.tags': (core) => ({ tags: allTags(core.sql) }),
  'contacts.undoEdit': undoListEdit,
  'contacts.update': editContact,
  'contacts.get': describeContact,
};
