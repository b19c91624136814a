import { POSTER_LANGUAGES } from '@mywasender/campaigns/opt-in/poster-words';
import type { OptIn } from '@mywasender/contract/models/opt-in';

/** What stands in the form. */
export interface OptInValues {
  readonly profileId: string | null;
  readonly keyword: string;
  readonly language: OptIn['language'];
  readonly statement: string;
  /** A new name makes a new list. */
  readonly listName: string;
  /** Empty for none. */
  readonly tag: string;
  readonly welcomes: boolean;
  readonly welcome: string;
}

export function startingValues(optIn: OptIn | undefined): OptInValues {
  return {
    profileId: optIn?.profileId ?? null,
    keyword: optIn?.keyword ?? '',
    language: optIn?.language ?? 'en',
    statement: optIn?.statement ?? '',
    listName: optIn?.listName ?? '',
    tag: optIn?.tag ?? '',
    welcomes: optIn !== undefined && optIn.welcome !== null,
    welcome: optIn?.welcome ?? '',
  };
}

export function isLanguage(language: string | null): language is OptIn['language'] {
  return language !== null && POSTER_LANGUAGES.includes(language);
}
