import { AppError } from '@mywasender/contract/app-error';
import type { License } from '@mywasender/contract/http/licenses';
import type { useText } from '../../shared/use-text.ts';

/** So many are named, the others counted: a toast is no list. */
const NAMED = 8;

type Text = ReturnType<typeof useText>;

/** `…ABCDE, …FGHJK and 3 more` */
export function listOfEnds(text: Text, ends: readonly string[]): string {
  const named = ends.slice(0, NAMED).map((end) => text('licenses.keyEnd', { end }));
  const left = ends.length - named.length;
  return named.join(', ') + (left > 0 ? ` ${text('licenses.bulk.more', { count: left })}` : '');
}

/** A refusal that names licenses by their ids, as the server does, names them by the ends of their keys, as lists do. */
export function nameLicenses(text: Text, error: unknown, licenses: readonly License[]): unknown {
  if (!(error instanceof AppError) || typeof error.params.ids !== 'string') return error;
  const endOf = new Map<string, string>(licenses.map(({ id, keyEnd }) => [id, keyEnd]));
  const ends = error.params.ids.split(', ').map((id) => endOf.get(id) ?? id);
  return new AppError(error.code, { ...error.params, ids: listOfEnds(text, ends) }, error);
}
