import type { ConsentStatement } from '@mywasender/contract/models/contact';
import { today } from './consent-fields.tsx';
import { useCommandQuery } from './use-command-query.ts';

/** A statement to fill in: today, attested by whoever accepted the terms. */
export function useBlankConsent(): ConsentStatement {
  const { data: terms } = useCommandQuery('settings.terms', {});
  return { source: '', date: today(), method: '', attestedBy: terms?.accepted?.name ?? '' };
}
