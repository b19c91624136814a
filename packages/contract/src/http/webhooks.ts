import { type Static, Type } from 'typebox';
import { Id, Instant, NullableInstant, NullableInteger, NullableString, pageOf } from './page.ts';
import { WEBHOOK_EVENTS } from './webhook-events.ts';

const WebhookEvent = Type.Enum([...WEBHOOK_EVENTS]);

const Url = Type.String({ minLength: 8, maxLength: 500 });
const Events = Type.Array(WebhookEvent, { minItems: 1, maxItems: WEBHOOK_EVENTS.length, uniqueItems: true });

/** Where a reseller is told of changes. */
export const Webhook = Type.Object({
  id: Id,
  url: Type.String(),
  events: Events,
  /** `whpk_…`: the key its deliveries are signed with, and for a day after a change the one before */
  publicKeys: Type.Array(Type.String()),
  createdAt: Instant,
  /** nothing is sent since then */
  disabledAt: NullableInstant,
  /** `failed` for two days, `gone` (410), or `owner` */
  disabledReason: NullableString,
});
export type Webhook = Static<typeof Webhook>;

/** `GET /v1/webhooks` (reseller) → 200, newest first. */
export const WebhookPage = pageOf(Webhook);
export type WebhookPage = Static<typeof WebhookPage>;

/** `POST /v1/webhooks` (reseller; `Idempotency-Key`) → 201 {@link Webhook}. */
export const CreateWebhookBody = Type.Object({ url: Url, events: Events }, { additionalProperties: false });
export type CreateWebhookBody = Static<typeof CreateWebhookBody>;

/** `PATCH /v1/webhooks/:id` (reseller) → 200 {@link Webhook}. */
export const UpdateWebhookBody = Type.Object(
  { url: Type.Optional(Url), events: Type.Optional(Events), enabled: Type.Optional(Type.Boolean()) },
  { additionalProperties: false, minProperties: 1 },
);
export type UpdateWebhookBody = Static<typeof UpdateWebhookBody>;

/** One event on its way to one address. */
export const WebhookDelivery = Type.Object({
  id: Id,
  /** header `webhook-id`: the same for every try and replay */
  eventId: Id,
  type: WebhookEvent,
  /** `pending` will be tried again, `failed` will not */
  state: Type.Enum(['pending', 'delivered', 'failed']),
  attempts: Type.Integer(),
  /** of the last try; null: there was no answer */
  lastStatus: NullableInteger,
  /** why the last try failed */
  lastError: NullableString,
  createdAt: Instant,
  lastAttemptAt: NullableInstant,
  deliveredAt: NullableInstant,
});
export type WebhookDelivery = Static<typeof WebhookDelivery>;
/** `GET /v1/webhooks/:id/deliveries` (reseller) → 200, newest first; kept 30 days. */
export const WebhookDeliveryPage = pageOf(WebhookDelivery);
export type WebhookDeliveryPage = Static<typeof WebhookDeliveryPage>;

export const DeliveryParams = Type.Object({ id: Id, deliveryId: Id }, { additionalProperties: false });
export type DeliveryParams = Static<typeof DeliveryParams>;
