import { invalid } from './stripe-errors.ts';
import { allOf, type StripeState } from './stripe-state.ts';

type Json = Record<string, unknown>;

/** Lists that are left out unless they are asked for, by `kind.field`. */
type Included = (state: StripeState, id: string) => unknown[];
const INCLUDED: Readonly<Record<string, Included>> = {
  'checkout.session.line_items': (state, id) => [...(state.orders.get(id)?.items ?? [])],
  'charge.refunds': (state, id) => allOf(state, 'refund').filter(({ charge }) => charge === id),
  'invoice.payments': (state, id) => allOf(state, 'invoice_payment').filter(({ invoice }) => invoice === id),
};

/** A copy with the objects behind the named paths put in, e.g. `payment_intent.latest_charge`, `data.charge`. */
export function expand(state: StripeState, answer: object, paths: readonly string[] = []): Json {
  const copy: Json = { ...structuredClone(answer) };
  for (const path of paths) {
    const parts = path.split('.');
    if (parts.length > 4)
      throw invalid('You cannot expand more than 4 levels of a property.', undefined, 'expand');
    expandPath(state, copy, parts, path);
  }
  return copy;
}

function expandPath(state: StripeState, object: Json, [head, ...rest]: string[], path: string): void {
  if (head === undefined) return;
  const value = object[head];
  if (value === undefined) {
    const included = INCLUDED[`${String(object.object)}.${head}`];
    if (included === undefined) {
      throw invalid(`This property cannot be expanded (${path}).`, undefined, 'expand');
    }
    const data = structuredClone(included(state, String(object.id)));
    object[head] = { object: 'list', data, has_more: false, url: '' };
  } else if (typeof value === 'string') {
    const found = state.objects.get(value);
    if (found === undefined)
      throw invalid(`This property cannot be expanded (${path}).`, undefined, 'expand');
    object[head] = structuredClone(found);
  }
  const inside = object[head];
  for (const one of Array.isArray(inside) ? inside : [inside]) {
    if (isJson(one)) expandPath(state, one, rest, path);
  }
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
