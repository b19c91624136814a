import { AdapterFile, AdapterFileParams, PublishedAdapter } from '../adapter.ts';
import type { RouteTable } from './route.ts';

/** Signed repairs of the code for WhatsApp's page. They hold no secret, so nobody is asked who they are. */
export const adapterRoutes = {
  'GET /v1/adapter': {
    summary: 'The signed manifest of the current adapter bundle. Takes `If-None-Match`.',
    access: 'anyone',
    answer: { 200: PublishedAdapter },
    errors: [],
  },
  'GET /v1/adapter/:sha256': {
    summary: 'The file of the current adapter bundle, by the hash in its manifest. Takes `If-None-Match`.',
    access: 'anyone',
    params: AdapterFileParams,
    answer: { 200: AdapterFile },
    media: 'application/octet-stream',
    errors: [],
  },
} as const satisfies RouteTable;
