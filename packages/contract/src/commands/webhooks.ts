import { Type } from 'typebox';
import { Id, Nothing, PageRequest, pageOf, strictObject } from '../models/basics.ts';
import { AppWebhook, AppWebhookDelivery, WebhookEvents, WebhookUrl } from '../models/webhook.ts';
import type { CommandTable } from './command.ts';

const byId = strictObject({ webhookId: Id });

export const webhookCommands = {
  'settings.webhooks': {
    summary: 'The addresses the app tells of what happens.',
    input: Nothing,
    output: strictObject({ webhooks: Type.Array(AppWebhook) }),
  },
  'settings.addWebhook': {
    summary: 'Tell an address of these events from now on: https, or http on this computer.',
    input: strictObject({ url: WebhookUrl, events: WebhookEvents }),
    output: AppWebhook,
    errors: ['WEBHOOK_LIMIT'],
  },
  'settings.changeWebhook': {
    summary: 'Change address or events, switch it on or off. What happened while it was off is not sent.',
    input: strictObject({
      webhookId: Id,
      url: Type.Optional(WebhookUrl),
      events: Type.Optional(WebhookEvents),
      enabled: Type.Optional(Type.Boolean()),
    }),
    output: AppWebhook,
  },
  'settings.removeWebhook': {
    summary: 'Forget an address and its log.',
    input: byId,
    output: Nothing,
  },
  'settings.testWebhook': {
    summary: 'Send an address the event `webhook.test` now, and say what it answered.',
    input: byId,
    output: AppWebhookDelivery,
  },
  'settings.webhookDeliveries': {
    summary: 'The log of an address: 30 days, newest first.',
    input: strictObject({ ...PageRequest, webhookId: Id }),
    output: pageOf(AppWebhookDelivery),
  },
  'settings.replayDelivery': {
    summary: 'Send an entry of the log again, with the same id and body.',
    input: strictObject({ deliveryId: Id }),
    output: AppWebhookDelivery,
    errors: ['WEBHOOK_OFF'],
  },
} as const satisfies CommandTable;
