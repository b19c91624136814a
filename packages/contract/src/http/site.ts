import { type Static, Type } from 'typebox';
import { Instant, NullableInstant, NullableString } from './page.ts';
import { PAYMENT_PROVIDERS } from './payment-providers.ts';

export const DOWNLOAD_SYSTEMS = ['windows', 'macos', 'linux'] as const;

export const DownloadFile = Type.Object({
  system: Type.Enum(DOWNLOAD_SYSTEMS),
  name: Type.String(),
  url: Type.String(),
  /** hex */
  sha256: Type.String(),
});
export type DownloadFile = Static<typeof DownloadFile>;

const NullableDownloads = Type.Unsafe<{ url: string; version: string | null; files: DownloadFile[] } | null>({
  type: ['object', 'null'],
  properties: {
    /** of the folder they lie in */
    url: { type: 'string' },
    version: { type: ['string', 'null'] },
    files: { type: 'array', items: DownloadFile },
  },
});

/** `GET /v1/site` (anyone) → 200: what the operator said about themselves. */
export const Site = Type.Object({
  /** null: not said yet */
  operator: Type.Object({ name: NullableString, address: NullableString, contact: NullableString }),
  downloads: NullableDownloads,
  /** payment providers that are set up, by name */
  providers: Type.Array(Type.Enum(PAYMENT_PROVIDERS)),
});
export type Site = Static<typeof Site>;

/** `database`: everything the server knows. `mail`: that mails leave. A provider: that one can pay with it. */
export const STATUS_PARTS = ['database', 'mail', ...PAYMENT_PROVIDERS] as const;
/** `unknown`: it cannot be told while the database is away. */
export const PART_STATES = ['ok', 'problem', 'unknown'] as const;
export const StatusPart = Type.Object({
  name: Type.Enum(STATUS_PARTS),
  state: Type.Enum(PART_STATES),
});
export type StatusPart = Static<typeof StatusPart>;

const NullableIncident = Type.Unsafe<{ discoveredAt: string; closedAt: string | null } | null>({
  type: ['object', 'null'],
  properties: { discoveredAt: Instant, closedAt: NullableInstant },
});
/** `GET /v1/status` (anyone) → 200, looked up every 15 seconds at most. */
export const PublicStatus = Type.Object({
  checkedAt: Instant,
  parts: Type.Array(StatusPart),
  /** the newest one; null: there was none, or it cannot be told */
  lastIncident: NullableIncident,
});
export type PublicStatus = Static<typeof PublicStatus>;
