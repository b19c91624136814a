import {
  changeMembers,
  changeTag,
  createList,
  mergeLists,
  removeList,
  renameList,
  undoListEdit,
} from '../contacts/lists/edit-lists.ts';
import { allTags } from '../store/lists.ts';
import type { Handlers } from './handler.ts';

type ListCommand = Extract<
  keyof Handlers<'contacts'>,
  `contacts.${'createList' | 'renameList' | 'mergeLists' | 'removeList' | 'changeMembers' | 'changeTag' | 'tags' | 'undoEdit'}`
>;

/** Lists and tags. */
export const listHandlers: Pick<Handlers<'contacts'>, ListCommand> = {
  'contacts.createList': createList,
  'contacts.renameList': renameList,
  'contacts.mergeLists': mergeLists,
  'contacts.removeList': removeList,
  'contacts.changeMembers': changeMembers,
  'contacts.changeTag': changeTag,
  'contacts.tags': (core) => ({ tags: allTags(core.sql) }),
  'contacts.undoEdit': undoListEdit,
};
