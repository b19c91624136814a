import type { Role } from '@mywasender/contract/http/auth';

/** Who is signed in, as the database says at the time of the request. */
export interface Actor {
  readonly id: string;
  readonly role: Role;
  /** whose licenses, quota and shop they work with: a reseller's own id, for staff their employer's; else null */
  readonly sellerId: string | null;
  readonly mayRevoke: boolean;
  /** '' for an API key, which has none and reaches no route about sessions */
  readonly sessionId: string;
  /** blind index of the address; null while nobody has shown that it is theirs */
  readonly verifiedEmailHash: Uint8Array<ArrayBuffer> | null;
}

/** Where a request came from: for the audit trail. */
export interface RequestOrigin {
  readonly ip: string;
  readonly requestId: string;
  /** the API key a request was made with */
  readonly apiKeyId?: string;
}

/** Of a request that may start a session. */
export interface ClientOrigin extends RequestOrigin {
  readonly userAgent: string | null;
}

export interface RequestContext extends RequestOrigin {
  readonly actor: Actor;
}
