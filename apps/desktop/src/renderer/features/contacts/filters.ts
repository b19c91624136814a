import type { CommandInput } from '@mywasender/contract/commands/command-map';

export interface Filters {
  readonly search: string;
  /** null = all lists */
  readonly listId: string | null;
  readonly consent: 'any' | 'with' | 'without';
}

export const ALL_CONTACTS: Filters = { search: '', listId: null, consent: 'any' };

export function toQuery({ search, listId, consent }: Filters): CommandInput<'contacts.list'> {
  return {
    ...(search.trim() === '' ? {} : { search: search.trim() }),
    ...(listId === null ? {} : { listId }),
    ...(consent === 'any' ? {} : { consent }),
  };
}
