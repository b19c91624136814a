import type { ListQuery, Range } from './schemas.ts';
import { invalid } from './stripe-errors.ts';

interface Listed {
  readonly id: string;
  readonly created: number;
}

/** One page of what is left of `all` (newest first). */
export function listObjects<T extends Listed>(
  all: readonly T[],
  { limit = 10, starting_after: after, created }: ListQuery,
  url: string,
) {
  const meant = all.filter((one) => created === undefined || within(one.created, created));
  const at = after === undefined ? 0 : meant.findIndex(({ id }) => id === after) + 1;
  if (after !== undefined && at === 0) {
    throw invalid(`No such object: '${after}'`, 'resource_missing', 'starting_after');
  }
  const data = meant.slice(at, at + limit);
  return { object: 'list', data, has_more: at + data.length < meant.length, url };
}

function within(created: number, range: Range): boolean {
  if (typeof range === 'number') return created === range;
  const { gt = -1, gte = 0, lt = Number.POSITIVE_INFINITY, lte = Number.POSITIVE_INFINITY } = range;
  return created > gt && created >= gte && created < lt && created <= lte;
}
