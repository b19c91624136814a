import type { GatewayState, RefusalCause, SendLimit } from '../port.ts';

/** What a number of Meta's means for the message and, where it stops the whole account, for the session. */
export interface GraphErrorMeaning {
  readonly cause: RefusalCause;
  readonly state?: GatewayState;
}

const NO_ACCESS: GraphErrorMeaning = {
  cause: 'no-access',
  state: { kind: 'logged-out', reason: 'no-access' },
};
const LOCKED: GraphErrorMeaning = { cause: 'account-locked', state: { kind: 'blocked', reason: 'tos' } };

/** The numbers of the Cloud API's error page that mean more than "this one message was refused". */
const MEANINGS: ReadonlyMap<number, GraphErrorMeaning> = new Map<number, GraphErrorMeaning>([
  // access token expired, taken back, missing, or without the right
  [0, NO_ACCESS],
  [3, NO_ACCESS],
  [10, NO_ACCESS],
  [104, NO_ACCESS],
  [190, NO_ACCESS],
  [200, NO_ACCESS],
  [131005, NO_ACCESS],
  // policy violation, account locked, number banned
  [368, LOCKED],
  [131031, LOCKED],
  [131045, LOCKED],
  // calls of the app, of the user, of the account and of its management; throughput
  [4, { cause: 'rate-limited' }],
  [17, { cause: 'rate-limited' }],
  [613, { cause: 'rate-limited' }],
  [80007, { cause: 'rate-limited' }],
  [80008, { cause: 'rate-limited' }],
  [130429, { cause: 'rate-limited' }],
  // the same person too often
  [131056, { cause: 'pair-limit' }],
  [131048, { cause: 'spam-limit' }],
  [131042, { cause: 'payment' }],
  [131047, { cause: 'window-closed' }],
  [131026, { cause: 'undeliverable' }],
  // the file could not be fetched or used
  [131052, { cause: 'upload' }],
  [131053, { cause: 'upload' }],
  // marketing held back from this person: healthy ecosystem, experiment, opted out with Meta
  [130472, { cause: 'person-limit' }],
  [131049, { cause: 'person-limit' }],
  [131050, { cause: 'person-limit' }],
]);

/** 132xxx concerns templates; what is left concerns the one message. Its number stays in the outcome's detail. */
export function mapGraphError(code: number): GraphErrorMeaning {
  if (code >= 132_000 && code < 133_000) return { cause: 'template' };
  return MEANINGS.get(code) ?? { cause: 'other' };
}

const LIMITS: readonly RefusalCause[] = ['rate-limited', 'pair-limit', 'spam-limit'] satisfies SendLimit[];

/** Whether it ends by itself, so that what was refused for it may be tried again. */
export function isLimit(cause: RefusalCause): cause is SendLimit {
  return LIMITS.includes(cause);
}
