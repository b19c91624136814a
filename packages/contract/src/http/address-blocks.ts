import { type Static, Type } from 'typebox';
import { Id, Instant, NullableInstant, PageQueryFields, pageOf } from './page.ts';

/** How long an address is blocked unless the admin says otherwise, and at most. Minutes. */
export const BLOCK_MINUTES = { default: 60, most: 24 * 60 } as const;

/**
 * `POST /v1/admin/address-blocks` (admin; `Idempotency-Key`) → 201 {@link AddressBlock}. What is blocked already is
 * blocked until the later end and stays one block.
 */
export const BlockAddressBody = Type.Object(
  {
    /** an address, or a network in CIDR notation: IPv4 up to /16, IPv6 up to /48. IPv6 is blocked by /64 at least */
    address: Type.String({ pattern: '^[0-9a-fA-F:.]{2,45}(/\\d{1,3})?$' }),
    reason: Type.String({ minLength: 1, maxLength: 500 }),
    minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: BLOCK_MINUTES.most })),
  },
  { additionalProperties: false },
);
export type BlockAddressBody = Static<typeof BlockAddressBody>;

export const AddressBlock = Type.Object({
  id: Id,
  /** e.g. `203.0.113.7`, `203.0.113.0/24`, `2001:db8:0:7::/64` */
  network: Type.String(),
  reason: Type.String(),
  createdAt: Instant,
  createdBy: Id,
  endsAt: Instant,
  /** null while it holds; before `endsAt` when it was lifted */
  endedAt: NullableInstant,
});
export type AddressBlock = Static<typeof AddressBlock>;

/** `GET /v1/admin/address-blocks` (admin, auditor) → 200 {@link AddressBlockPage}, newest first; kept for 90 days. */
export const AddressBlockQuery = Type.Object(
  { ...PageQueryFields, active: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
);
export type AddressBlockQuery = Static<typeof AddressBlockQuery>;
export const AddressBlockPage = pageOf(AddressBlock);
export type AddressBlockPage = Static<typeof AddressBlockPage>;
