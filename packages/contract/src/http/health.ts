import { type Static, Type } from 'typebox';

/** `GET /health/live` → 200; `GET /health/ready` → 200, or 503 while the database does not answer. */
export const Health = Type.Object({ status: Type.Enum(['ok', 'unavailable']), version: Type.String() });
export type Health = Static<typeof Health>;
