import type { ContactFilter } from '@mywasender/contract/models/contact';

export interface Filters {
  readonly search: string;
  /** null = all lists */
  readonly listId: string | null;
  /** null = all tags */
  readonly tag: string | null;
  readonly consent: 'any' | 'with' | 'without';
}

export const ALL_CONTACTS: Filters = { search: '', listId: null, tag: null, consent: 'any' };

export function toQuery({ search, listId, tag, consent }: Filters): ContactFilter {
  return {
    ...(search.trim() === '' ? {} : { search: search.trim() }),
    ...(listId === null ? {} : { listId }),
    ...(tag === null ? {} : { tag }),
    ...(consent === 'any' ? {} : { consent }),
  };
}
