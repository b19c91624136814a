import { OVERSEERS } from '../access.ts';
import { AddressBlock, AddressBlockPage, AddressBlockQuery, BlockAddressBody } from '../address-blocks.ts';
import { IdParams } from '../page.ts';
import { NoContent, type RouteTable } from './route.ts';

export const addressBlockRoutes = {
  'GET /v1/admin/address-blocks': {
    summary: 'Blocked addresses, newest first.',
    access: OVERSEERS,
    query: AddressBlockQuery,
    answer: { 200: AddressBlockPage },
    errors: [],
  },
  'POST /v1/admin/address-blocks': {
    summary: 'Block an address or network for an hour, or up to a day. Licensed computers behind it go on.',
    access: ['admin'],
    body: BlockAddressBody,
    answer: { 201: AddressBlock },
    idempotent: true,
    errors: ['ADDRESS_NOT_BLOCKABLE', 'CONFLICT'],
  },
  'DELETE /v1/admin/address-blocks/:id': {
    summary: 'Lift a block before its end. A second time changes nothing.',
    access: ['admin'],
    params: IdParams,
    answer: { 204: NoContent },
    errors: [],
  },
} as const satisfies RouteTable;
