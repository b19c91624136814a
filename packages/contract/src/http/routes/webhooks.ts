import { IdParams, PageQuery } from '../page.ts';
import {
  CreateWebhookBody,
  DeliveryParams,
  UpdateWebhookBody,
  Webhook,
  WebhookDelivery,
  WebhookDeliveryPage,
  WebhookPage,
} from '../webhooks.ts';
import { NoContent, type RouteTable } from './route.ts';

export const webhookRoutes = {
  'GET /v1/webhooks': {
    summary: 'The addresses that are told of changes in your shop, newest first.',
    access: ['reseller'],
    query: PageQuery,
    answer: { 200: WebhookPage },
    errors: [],
  },
  'POST /v1/webhooks': {
    summary: 'Add an address to be told of changes in your shop.',
    access: ['reseller'],
    body: CreateWebhookBody,
    answer: { 201: Webhook },
    idempotent: true,
    errors: ['WEBHOOK_LIMIT'],
  },
  'PATCH /v1/webhooks/:id': {
    summary: 'Change address or events, switch it off, or on again after failures.',
    access: ['reseller'],
    params: IdParams,
    body: UpdateWebhookBody,
    answer: { 200: Webhook },
    errors: [],
  },
  'DELETE /v1/webhooks/:id': {
    summary: 'Remove an address with its log.',
    access: ['reseller'],
    params: IdParams,
    answer: { 204: NoContent },
    errors: [],
  },
  'POST /v1/webhooks/:id/rotate-key': {
    summary: 'Sign with a new key from now on, and for a day with the old one as well.',
    access: ['reseller'],
    params: IdParams,
    answer: { 200: Webhook },
    errors: [],
  },
  'GET /v1/webhooks/:id/deliveries': {
    summary: 'What was sent to an address and how it answered, newest first.',
    access: ['reseller'],
    params: IdParams,
    query: PageQuery,
    answer: { 200: WebhookDeliveryPage },
    errors: [],
  },
  'POST /v1/webhooks/:id/deliveries/:deliveryId/replay': {
    summary: 'Send an event once more, with the same id.',
    access: ['reseller'],
    params: DeliveryParams,
    answer: { 202: WebhookDelivery },
    errors: [],
  },
} as const satisfies RouteTable;
