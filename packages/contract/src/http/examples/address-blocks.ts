import type { AddressBlock } from '../address-blocks.ts';
import type { addressBlockRoutes } from '../routes/address-blocks.ts';
import type { RouteExamples } from './route-examples.ts';
import { ADMIN_ID } from './sample.ts';

const block: AddressBlock = {
  id: '4d5e6f70-8192-4a3b-8c5d-6e7f8091a2b3',
  network: '203.0.113.7',
  reason: 'tries passwords of customers',
  createdAt: '2026-11-25T08:05:00.000Z',
  createdBy: ADMIN_ID,
  endsAt: '2026-11-25T09:05:00.000Z',
  endedAt: null,
};

export const addressBlockExamples: RouteExamples<keyof typeof addressBlockRoutes> = {
  'GET /v1/admin/address-blocks': { answer: { items: [block], nextCursor: null } },
  'POST /v1/admin/address-blocks': {
    body: { address: block.network, reason: block.reason, minutes: 60 },
    answer: block,
  },
  'DELETE /v1/admin/address-blocks/:id': {},
};
