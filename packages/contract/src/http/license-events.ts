import { type Static, Type } from 'typebox';

/**
 * `GET /v1/licenses/events` (the app) → `text/event-stream`. A stream tells when to ask and never what the answer
 * is: it is no verdict, and its end is none either. Comments keep it alive.
 */
export const LicenseEventStream = Type.String();

/** `event: ready`, first of every stream: the digest of what a lease would state now (`leaseDigest`). */
export const LicenseReady = Type.Object({ digest: Type.String() });
export type LicenseReady = Static<typeof LicenseReady>;

/** `event: changed`: validate within so many ms, at a moment of your own. */
export const LicenseChanged = Type.Object({ withinMs: Type.Integer({ minimum: 0, maximum: 3_600_000 }) });
export type LicenseChanged = Static<typeof LicenseChanged>;

/** `event: relay`: a webhook waits to be fetched from one of the relays of the license. */
export const LicenseRelay = Type.Object({});
export type LicenseRelay = Static<typeof LicenseRelay>;

/** A stream without a byte for this long is dead; the server sends one in a third of it. ms */
export const STREAM_SILENCE_MS = 75_000;
