import { type Static, Type } from 'typebox';
import { AdapterState } from './models/adapter.ts';
import { FileToken, Id, nullable, strictObject, Timestamp } from './models/basics.ts';
import { Campaign, RecipientStatus } from './models/campaign.ts';
import { Conversation, InboxMessage } from './models/conversation.ts';
import { LicenseState } from './models/license-state.ts';
import { OptIn } from './models/opt-in.ts';
import { Profile } from './models/profile.ts';
import { Settings } from './models/settings.ts';
import { AppWebhook } from './models/webhook.ts';

/** What the core announces. Events say what is so; they never drive control flow. */
export const EVENTS = {
  'license.changed': LicenseState,
  'profile.changed': Profile,
  'settings.changed': Settings,
  'import.progress': strictObject({
    file: FileToken,
    rows: Type.Integer(),
    bytes: Type.Integer(),
    totalBytes: Type.Integer(),
    /** null until it can be told. */
    msLeft: nullable(Type.Integer()),
  }),
  'campaign.changed': Campaign,
  'recipient.changed': strictObject({
    campaignId: Id,
    recipientId: Id,
    status: RecipientStatus,
    at: Timestamp,
  }),
  'rehearsal.progress': strictObject({
    campaignId: Id,
    /** People whose turn is over, of all. */
    done: Type.Integer(),
    total: Type.Integer(),
    /** How far the virtual time is. */
    at: Timestamp,
  }),
  'message.received': InboxMessage,
  'conversation.changed': Conversation,
  /** Somebody wrote its keyword. */
  'optIn.changed': OptIn,
  'webhook.changed': AppWebhook,
  'adapter.changed': AdapterState,
  'browser.download': strictObject({ received: Type.Integer(), total: nullable(Type.Integer()) }),
} as const;

export type EventName = keyof typeof EVENTS;
export type EventPayload<N extends EventName> = Static<(typeof EVENTS)[N]>;
export const EVENT_NAMES = Object.keys(EVENTS) as readonly EventName[];
