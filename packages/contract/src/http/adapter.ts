import { type Static, Type } from 'typebox';
import { AdapterHash, MAX_ADAPTER_MANIFEST_BYTES } from '../adapter-manifest.ts';

export const AdapterFileParams = Type.Object({ sha256: AdapterHash }, { additionalProperties: false });

/** The manifest that is published, a compact JWS; null: none is. Apps believe the signature and nothing else. */
export const PublishedAdapter = Type.Object({
  manifest: Type.Union([
    Type.String({
      pattern: '^[\\w-]+\\.[\\w-]+\\.[\\w-]+$',
      maxLength: MAX_ADAPTER_MANIFEST_BYTES,
    }),
    Type.Null(),
  ]),
});
export type PublishedAdapter = Static<typeof PublishedAdapter>;

/** JavaScript for WhatsApp's page; its SHA-256 is in the manifest. */
export const AdapterFile = Type.String();
