import type { Prisma } from '../generated/prisma/client.ts';

/**
 * What a column that can hold text says about a person, and what becomes of it when the account is erased:
 * `person`: about the owner of an account; exported, gone afterwards. `customer`: about who bought a license; as
 * above. `secret`: hash, key or seed of somebody; not exported, gone afterwards. `kept`: stays, and names nobody
 * (or, the addresses in the audit trail, goes by its own period). `none`: not about a person.
 */
type Kind = 'person' | 'customer' | 'secret' | 'kept' | 'none';

/** Every column that can hold text, of every table. A test fails for one that is missing. */
export const DATA_MAP: { readonly [Model in Prisma.ModelName]: Readonly<Record<string, Kind>> } = {
  User: {
    emailSealed: 'person',
    emailHash: 'secret',
    emailDomainHash: 'secret',
    name: 'person',
    passwordHash: 'secret',
    language: 'person',
    mutedMails: 'person',
  },
  SignInAttempt: { addressHash: 'secret' },
  OneUseCode: { hash: 'secret', purpose: 'secret' },
  EmailChange: { emailSealed: 'person' },
  // of a puzzle, whoever solved it
  SpentCaptcha: { hash: 'none' },
  Session: { client: 'person', userAgent: 'person', ip: 'person', endReason: 'person' },
  RefreshToken: { hash: 'secret' },
  SecondFactor: { secretSealed: 'person', codeHash: 'secret' },
  RecoveryCode: { hash: 'secret' },
  Passkey: { credentialId: 'secret', publicKey: 'secret', transports: 'secret', name: 'person' },
  PasskeyChallenge: { hash: 'secret', challenge: 'secret' },
  SignInChallenge: {
    hash: 'secret',
    client: 'secret',
    codeHash: 'secret',
    codeMethod: 'secret',
    passkeyChallenge: 'secret',
  },
  ApiKey: {
    name: 'person',
    hash: 'secret',
    keyEnd: 'person',
    scopes: 'person',
    allowedAddresses: 'person',
  },
  Webhook: { url: 'person', events: 'person', disabledReason: 'person' },
  // ids, and how an address answered
  WebhookDelivery: { type: 'none', body: 'none', lastError: 'none' },
  DataExport: { tokenHash: 'secret' },
  AccountDeletion: { tokenHash: 'secret' },
  Plan: {
    name: 'none',
    description: 'none',
    entitlements: 'none',
    limits: 'none',
    minAppVersion: 'none',
    sellerBounds: 'none',
  },
  License: {
    keyHash: 'kept',
    keySealed: 'kept',
    keyEnd: 'kept',
    customerEmailSealed: 'customer',
    customerEmailHash: 'secret',
    customerEmailDomainHash: 'secret',
    note: 'customer',
    minAppVersion: 'none',
    addedEntitlements: 'none',
    removedEntitlements: 'none',
    limits: 'none',
  },
  Device: {
    publicKey: 'kept',
    keyThumbprint: 'kept',
    fingerprint: 'kept',
    name: 'customer',
    platform: 'kept',
    appVersion: 'kept',
    addressHash: 'secret',
  },
  DeviceSwap: {},
  Trial: { fingerprint: 'kept', fingerprintHash: 'kept' },
  TrialComponent: { component: 'kept' },
  ActivationAttempt: { keyThumbprint: 'kept', computer: 'kept', code: 'none' },
  DeviceMove: {},
  Anomaly: { kind: 'none', subject: 'kept' },
  LicenseRefreshToken: { hash: 'kept' },
  UsedProofNonce: { keyThumbprint: 'kept', nonce: 'none' },
  QuotaEntry: { reason: 'kept' },
  IdempotencyKey: { key: 'secret', requestHash: 'secret', answerSealed: 'secret' },
  AuditEntry: {
    action: 'none',
    targetType: 'none',
    targetId: 'kept',
    ip: 'kept',
    ipDigest: 'kept',
    requestId: 'none',
    details: 'none',
  },
  Incident: {
    title: 'none',
    summary: 'none',
    scope: 'kept',
    actions: 'none',
    run: 'none',
    status: 'none',
    report: 'kept',
  },
  IncidentSubject: {},
  AuditLink: { hash: 'none' },
  AuditCheck: { problem: 'none' },
  Alert: { kind: 'none', subject: 'kept', severity: 'none', details: 'none' },
  Relay: { appSecretSealed: 'secret' },
  // what others wrote to the customer, on its way
  RelayEvent: { digest: 'secret', bodySealed: 'secret' },
  RelayReader: {},
  AddressBlock: { network: 'kept', reason: 'none' },
  EventCount: { name: 'none', subject: 'kept' },
};
