import { ApiKeyPage, CreateApiKeyBody, CreatedApiKey } from '../api-keys.ts';
import { IdParams, PageQuery } from '../page.ts';
import { NoContent, type RouteTable } from './route.ts';

export const apiKeyRoutes = {
  'GET /v1/api-keys': {
    summary: 'The API keys of your shop that are not revoked, newest first.',
    access: ['reseller'],
    query: PageQuery,
    answer: { 200: ApiKeyPage },
    errors: [],
  },
  'POST /v1/api-keys': {
    summary: 'Make an API key for your shop. It is shown this once.',
    access: ['reseller'],
    body: CreateApiKeyBody,
    answer: { 201: CreatedApiKey },
    errors: ['API_KEY_LIMIT'],
  },
  'DELETE /v1/api-keys/:id': {
    summary: 'Revoke an API key at once.',
    access: ['reseller'],
    params: IdParams,
    answer: { 204: NoContent },
    errors: [],
  },
} as const satisfies RouteTable;
