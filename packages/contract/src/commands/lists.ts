import { Type } from 'typebox';
import { Id, Nothing, strictObject, Text } from '../models/basics.ts';
import { ContactList, ListEdit, People, Tag } from '../models/contact.ts';
import type { CommandTable } from './command.ts';

const ListName = Text(120, 1);

export const listCommands = {
  'contacts.createList': {
    summary: 'A new, empty list.',
    input: strictObject({ name: ListName }),
    output: ContactList,
    errors: ['LIST_NAME_TAKEN'],
  },
  'contacts.renameList': {
    summary: 'Give a list another name.',
    input: strictObject({ listId: Id, name: ListName }),
    output: ContactList,
    errors: ['LIST_NAME_TAKEN'],
  },
  'contacts.mergeLists': {
    summary: 'Move everybody of one list into another and remove the first. Undone by contacts.undoEdit.',
    input: strictObject({ fromListId: Id, intoListId: Id }),
    output: ListEdit,
    errors: ['LIST_IN_USE'],
  },
  'contacts.removeList': {
    summary:
      'Remove a list, not its people. Refused while a draft uses it; started campaigns keep their people. Undone by contacts.undoEdit.',
    input: strictObject({ listId: Id }),
    output: ListEdit,
    errors: ['LIST_IN_USE'],
  },
  'contacts.changeMembers': {
    summary: 'Put people on a list or take them off. Undone by contacts.undoEdit.',
    input: strictObject({ people: People, listId: Id, member: Type.Boolean() }),
    output: ListEdit,
  },
  'contacts.changeTag': {
    summary: 'Give people a tag or take it from them. Undone by contacts.undoEdit.',
    input: strictObject({ people: People, tag: Tag, tagged: Type.Boolean() }),
    output: ListEdit,
  },
  'contacts.tags': {
    summary: 'Every tag in use.',
    input: Nothing,
    output: strictObject({
      tags: Type.Array(strictObject({ tag: Type.String(), contacts: Type.Integer() })),
    }),
  },
  'contacts.undoEdit': {
    summary: 'Undo one change of lists or tags, once.',
    input: strictObject({ editId: Id }),
    output: Nothing,
    errors: ['LIST_NAME_TAKEN'],
  },
} as const satisfies CommandTable;
