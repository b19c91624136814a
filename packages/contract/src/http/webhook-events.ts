import { type Static, type TObject, Type } from 'typebox';
import { Id, Instant, NullableInstant } from './page.ts';

/** `keyEnd`: the last characters of the key, as lists show them. */
const license = { id: Id, keyEnd: Type.String() };
export const EventLicense = Type.Object(license);
export const EventDevice = Type.Object({ id: Id, platform: Type.String() });
/** units of quota left afterwards */
const balance = Type.Integer();

interface EventDefinition {
  /** when it is sent */
  readonly summary: string;
  /** ids and facts, no personal data: it stays in logs of others */
  readonly data: TObject;
}

/**
 * Every change a reseller's shop can be told of, and what it is told. The server sends by these types, shops
 * subscribe by these names, and the documentation describes them.
 */
export const EVENTS = {
  'license.issued': {
    summary: 'Licenses were made: one event for a whole batch.',
    data: Type.Object({ planId: Id, licenses: Type.Array(EventLicense), balance }),
  },
  'license.activated': {
    summary: 'The first computer of a license was activated.',
    data: Type.Object({ license: EventLicense, device: EventDevice }),
  },
  'license.suspended': {
    summary: 'A license was suspended.',
    data: Type.Object({ license: EventLicense }),
  },
  'license.resumed': {
    summary: 'The suspension of a license was undone.',
    data: Type.Object({ license: EventLicense }),
  },
  'license.revoked': {
    summary: 'A license was revoked for good; `refunded`: its unit of quota was given back.',
    data: Type.Object({ license: EventLicense, refunded: Type.Boolean() }),
  },
  'license.extended': {
    summary:
      'A license ends later than before, or as before when the payment for that was given back; `expiresAt` is null while its time waits for the first activation.',
    data: Type.Object({ license: Type.Object({ ...license, expiresAt: NullableInstant }) }),
  },
  'license.expired': {
    summary: 'The time of a license ran out: once for each end.',
    data: Type.Object({ license: Type.Object({ ...license, expiresAt: Instant }) }),
  },
  'device.activated': {
    summary: 'A computer took a place of a license.',
    data: Type.Object({ license: EventLicense, device: EventDevice }),
  },
  'device.removed': {
    summary: 'A computer gave up its place, was removed or replaced.',
    data: Type.Object({ license: EventLicense, device: Type.Object({ id: Id }) }),
  },
  'quota.granted': {
    summary: 'Units of quota were given, or taken back where `amount` is negative.',
    data: Type.Object({ amount: Type.Integer(), balance }),
  },
  'quota.low': {
    summary: 'Fewer than 10 units of quota are left.',
    data: Type.Object({ balance }),
  },
} as const satisfies Record<string, EventDefinition>;

export type WebhookEvent = keyof typeof EVENTS;
export const WEBHOOK_EVENTS = Object.keys(EVENTS) as readonly WebhookEvent[];

export type EventData<Event extends WebhookEvent> = Static<(typeof EVENTS)[Event]['data']>;

/** The body of a delivery. */
export interface EventBody<Event extends WebhookEvent> {
  /** as the header `webhook-id`: the same at every address, try and replay */
  readonly id: string;
  readonly type: Event;
  readonly timestamp: string;
  readonly data: EventData<Event>;
}

/** The schema of {@link EventBody}. Shops must bear fields that are added later. */
export function eventBodySchema(event: WebhookEvent) {
  return Type.Object({ id: Id, type: Type.Literal(event), timestamp: Instant, data: EVENTS[event].data });
}
