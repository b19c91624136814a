import type { FactorKind, Factors, MfaMethod } from '@mywasender/contract/http/mfa';
import type { Queries } from '../db/database.ts';
import type { SecondFactor, User } from '../generated/prisma/client.ts';
import { presentPasskey } from '../passkeys/present-passkey.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { hidePhone } from './sent-codes.ts';

/** Where a factor's secret is stored, for its envelope. */
export const secretPlace = (id: string) => `second_factors.secret_sealed.${id}`;

/** The secret of a factor that has one. */
export function openSecret({ sealer }: Pick<ServerDeps, 'sealer'>, factor: SecondFactor): string {
  if (factor.secretSealed === null) throw new Error('this factor has no secret');
  return sealer.open(factor.secretSealed, secretPlace(factor.id));
}

/** What this account can be asked for after its password, best first. Empty: the password is enough. */
export async function readMethods(
  deps: Pick<ServerDeps, 'sms'>,
  queries: Queries,
  userId: string,
): Promise<MfaMethod[]> {
  const factors = await queries.secondFactor.findMany({ where: { userId, pending: false } });
  const passkeys = await queries.passkey.count({ where: { userId } });
  const has = (kind: FactorKind) => factors.some((factor) => factor.kind === kind);
  const own: MfaMethod[] = [
    ...(has('totp') ? (['totp'] as const) : []),
    ...(passkeys > 0 ? (['passkey'] as const) : []),
    ...(has('email') ? (['email'] as const) : []),
    // an operator who switched text messages off leaves people their recovery codes, not an open door
    ...(has('sms') && deps.sms !== null ? (['sms'] as const) : []),
  ];
  return factors.length + passkeys > 0 ? [...own, 'recovery'] : [];
}

export async function countFactors(queries: Queries, userId: string): Promise<number> {
  const factors = await queries.secondFactor.count({ where: { userId, pending: false } });
  return factors + (await queries.passkey.count({ where: { userId } }));
}

/** Whether this account may do nothing but set up a second factor. */
export async function mustEnrol(
  { db, config }: Pick<ServerDeps, 'db' | 'config'>,
  user: Pick<User, 'id' | 'role'>,
): Promise<boolean> {
  return config.mfa.requiredFor.includes(user.role) && (await countFactors(db.prisma, user.id)) === 0;
}

/** The caller's own factors; never their secrets. */
export async function readFactors(deps: ServerDeps, { actor }: RequestContext): Promise<Factors> {
  const { db, config } = deps;
  const userId = actor.id;
  const rows = await db.prisma.secondFactor.findMany({
    where: { userId, pending: false },
    orderBy: { createdAt: 'asc' },
  });
  const passkeys = await db.prisma.passkey.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } });
  return {
    items: rows.map((row) => ({
      kind: row.kind,
      since: row.createdAt.toISOString(),
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
      hint: row.kind === 'sms' ? hidePhone(openSecret(deps, row)) : '',
    })),
    passkeys: passkeys.map(presentPasskey),
    recoveryCodesLeft: await db.prisma.recoveryCode.count({ where: { userId, usedAt: null } }),
    offered: ['totp', 'email', ...(deps.sms === null ? [] : (['sms'] as const))],
    required: config.mfa.requiredFor.includes(actor.role),
  };
}
