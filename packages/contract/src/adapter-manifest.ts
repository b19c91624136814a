import { type Static, Type } from 'typebox';

/** Largest bundle a server serves and an app takes, bytes; one with wa-js 4.6 has half a megabyte. */
export const MAX_ADAPTER_BYTES = 4 * 1024 * 1024;
/** Largest signed manifest, bytes; the fields below need some 600. */
export const MAX_ADAPTER_MANIFEST_BYTES = 4096;

const strict = { additionalProperties: false } as const;
const Milliseconds = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 });
const Version = Type.String({ pattern: '^\\d{1,5}\\.\\d{1,5}\\.\\d{1,5}$' });
const common = {
  format: Type.Literal(1),
  /** rises with every manifest, whatever it says; an app never goes back to a lower one */
  sequence: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }),
  createdAt: Milliseconds,
};

/** Hex, lower case. */
export const AdapterHash = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** The code the app puts into WhatsApp's page, as one file; times are ms since 1970-01-01T00:00Z. */
export const AdapterBundle = Type.Object(
  {
    ...common,
    kind: Type.Literal('bundle'),
    /** for people */
    version: Type.String({ pattern: '^[\\w.+-]{1,40}$' }),
    minAppVersion: Version,
    /** the app it was made from: a newer one brings code of its own that is newer */
    maxAppVersion: Version,
    waJsVersion: Type.String({ pattern: '^[\\w.+-]{1,40}$' }),
    sha256: AdapterHash,
    /** bytes */
    size: Type.Integer({ minimum: 1, maximum: MAX_ADAPTER_BYTES }),
    expiresAt: Milliseconds,
  },
  strict,
);
export type AdapterBundle = Static<typeof AdapterBundle>;

/** Takes back every bundle before it: apps go on with the code they were built with. */
export const AdapterWithdrawal = Type.Object(
  { ...common, kind: Type.Literal('withdrawal'), reason: Type.String({ minLength: 1, maxLength: 300 }) },
  strict,
);

/** What the release key signs. */
export const AdapterManifest = Type.Union([AdapterBundle, AdapterWithdrawal]);
export type AdapterManifest = Static<typeof AdapterManifest>;
