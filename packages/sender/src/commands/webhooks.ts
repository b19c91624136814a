import {
  addWebhook,
  changeWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  replayDelivery,
  testWebhook,
} from '../webhooks/manage-webhooks.ts';
import type { Handlers } from './handler.ts';

export const webhookHandlers: Omit<
  Handlers<'settings'>,
  'settings.get' | 'settings.update' | 'settings.terms' | 'settings.acceptTerms'
> = {
  'settings.webhooks': listWebhooks,
  'settings.addWebhook': addWebhook,
  'settings.changeWebhook': changeWebhook,
  'settings.removeWebhook': removeWebhook,
  'settings.testWebhook': testWebhook,
  'settings.webhookDeliveries': listDeliveries,
  'settings.replayDelivery': replayDelivery,
};
