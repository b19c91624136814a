import {
  CloseRelayBody,
  FetchRelayBody,
  OpenedRelay,
  OpenRelayBody,
  RelayChallenge,
  RelayEvents,
  RelayParams,
  RelayReceived,
  RelayWebhook,
} from '../relay.ts';
import { NoContent, type RouteTable } from './route.ts';

const DEVICE_ERRORS = ['LICENSE_TOKEN_INVALID', 'DEVICE_PROOF_INVALID', 'DEVICE_PROOF_CLOCK'] as const;

/** Webhooks of the Cloud API: Meta delivers, computers of the license fetch. */
export const relayRoutes = {
  'GET /v1/relay/whatsapp/:relayId': {
    summary: "Meta's question whether this is the address of whoever entered it; answers the challenge.",
    access: 'anyone',
    params: RelayParams,
    query: RelayChallenge,
    answer: { 200: RelayChallenge.properties['hub.challenge'] },
    media: 'text/plain',
    errors: ['RELAY_TOKEN_WRONG'],
  },
  'POST /v1/relay/whatsapp/:relayId': {
    summary:
      'A webhook of Meta. Header: `X-Hub-Signature-256`, the HMAC of the body by the app secret of the relay.',
    access: 'anyone',
    params: RelayParams,
    body: RelayWebhook,
    answer: { 200: RelayReceived },
    errors: ['RELAY_SIGNATURE_WRONG'],
  },
  'POST /v1/relay/whatsapp': {
    summary: 'Open an address Meta can deliver webhooks to, or give one of the license another app secret.',
    access: 'device',
    body: OpenRelayBody,
    answer: { 200: OpenedRelay },
    evenBlocked: 'licensed',
    errors: [...DEVICE_ERRORS, 'NOT_FOUND', 'RELAY_LIMIT'],
  },
  'POST /v1/relay/whatsapp/:relayId/events': {
    summary: 'Fetch the webhooks that wait for this computer, and let go of those it has stored.',
    access: 'device',
    params: RelayParams,
    body: FetchRelayBody,
    answer: { 200: RelayEvents },
    evenBlocked: 'licensed',
    errors: [...DEVICE_ERRORS],
  },
  'POST /v1/relay/whatsapp/:relayId/close': {
    summary: 'Close an address, and forget what waits there. Repeating it is no error.',
    access: 'device',
    params: RelayParams,
    body: CloseRelayBody,
    answer: { 204: NoContent },
    evenBlocked: 'licensed',
    errors: [...DEVICE_ERRORS],
  },
} as const satisfies RouteTable;
