import { missing } from './stripe-errors.ts';
import type { StripeKind, StripeOf, StripeState } from './stripe-state.ts';

/** Throws Stripe's 404 for an id nobody has, or of another kind. */
export function findObject<K extends StripeKind>(state: StripeState, kind: K, id: string): StripeOf<K> {
  const found = state.objects.get(id);
  if (found === undefined || !isKind(found, kind)) throw missing(kind, id);
  return found;
}

function isKind<K extends StripeKind>(one: { object: StripeKind }, kind: K): one is StripeOf<K> {
  return one.object === kind;
}

/** The id behind a reference that the SDK's types allow to be the object. */
export function idOf(reference: string | { readonly id: string } | null | undefined): string | null {
  if (reference == null) return null;
  return typeof reference === 'string' ? reference : reference.id;
}
