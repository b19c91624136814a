import { type TSchema, Type } from 'typebox';
import type { AccountLimits } from '../port.ts';
import type { CloudCredentials } from './cloud-ports.ts';
import type { GraphAnswer, GraphClient } from './graph-client.ts';
import { mapGraphError } from './map-graph-error.ts';

const Phone = Type.Object({
  display_phone_number: Type.String({ pattern: '\\d' }),
  verified_name: Type.Optional(Type.String()),
  quality_rating: Type.Optional(Type.String()),
  messaging_limit_tier: Type.Optional(Type.String()),
});
const Account = Type.Object({ id: Type.String() });

/** Meta's tiers: people a business may write to first within 24 hours. */
const TIERS: ReadonlyMap<string, number | null> = new Map([
  ['TIER_50', 50],
  ['TIER_250', 250],
  ['TIER_1K', 1_000],
  ['TIER_2K', 2_000],
  ['TIER_10K', 10_000],
  ['TIER_100K', 100_000],
  ['TIER_UNLIMITED', null],
]);
/** What every account may at least: where Meta names no tier, or one not known here. */
const LOWEST_TIER = 250;
const QUALITY = { GREEN: 'green', YELLOW: 'yellow', RED: 'red' } as const;
const FIELDS = 'display_phone_number,verified_name,quality_rating';

/** What is wrong with the credentials. */
export type AccountProblem =
  | 'no-access'
  | 'unknown-number'
  | 'unknown-account'
  | 'account-locked'
  | 'rate-limited'
  | 'unreachable';

export type AccountReport =
  | {
      readonly ok: true;
      /** E.164 */
      readonly phone: string;
      readonly name: string | null;
      readonly official: NonNullable<AccountLimits['official']>;
    }
  /** `code`: Meta's number where it gave one */
  | { readonly ok: false; readonly problem: AccountProblem; readonly code: number | null };

/** Asks Meta for the number and the account, writing to nobody: the credentials are good when both are shown. */
export async function inspectAccount(
  graph: GraphClient,
  credentials: Pick<CloudCredentials, 'phoneNumberId' | 'wabaId'>,
): Promise<AccountReport> {
  const id = encodeURIComponent(credentials.phoneNumberId);
  let phone = await graph.call(Phone, `${id}?fields=${FIELDS},messaging_limit_tier`);
  // the tier is no field of every version
  if (phone.kind === 'refused' && phone.code === 100)
    phone = await graph.call(Phone, `${id}?fields=${FIELDS}`);
  if (phone.kind !== 'ok') return problemOf(phone, 'unknown-number');
  const account = await graph.call(Account, `${encodeURIComponent(credentials.wabaId)}?fields=id`);
  if (account.kind !== 'ok') return problemOf(account, 'unknown-account');
  const { display_phone_number: shown, verified_name: name, quality_rating: rating } = phone.body;
  const tier = TIERS.get(phone.body.messaging_limit_tier ?? '');
  return {
    ok: true,
    phone: `+${shown.replace(/\D/g, '')}`,
    name: name ?? null,
    official: {
      peoplePerDay: tier === undefined ? LOWEST_TIER : tier,
      quality: Object.entries(QUALITY).find(([word]) => word === rating)?.[1] ?? 'unknown',
    },
  };
}

function problemOf(
  answer: Exclude<GraphAnswer<TSchema>, { kind: 'ok' }>,
  unknown: 'unknown-number' | 'unknown-account',
): AccountReport {
  if (answer.kind !== 'refused') return { ok: false, problem: 'unreachable', code: null };
  const { code } = answer;
  const { cause } = mapGraphError(code);
  const known = cause === 'no-access' || cause === 'account-locked' || cause === 'rate-limited';
  return { ok: false, problem: known ? cause : unknown, code };
}
