import { randomInt } from 'node:crypto';
import { hmac } from '../crypto/digest.ts';
import type { Queries } from '../db/database.ts';
import type { ServerDeps } from '../shared/deps.ts';

const RECOVERY_CODES = 10;
/** Crockford's base32: nothing that looks like something else. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 60 bits */
const LENGTH = 12;

type CodeDeps = Pick<ServerDeps, 'secrets'>;

function createRecoveryCode(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** However it was typed: dashes and spaces do not matter, nor case, nor letters read as digits. */
function normalize(code: string): string {
  return code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}

/** Salted by its owner, keyed by the server: the table alone is not enough to guess. */
function hashCode({ secrets }: CodeDeps, userId: string, code: string): Buffer<ArrayBuffer> {
  return hmac(secrets.secondFactor, `recovery:${userId}:${normalize(code)}`);
}

/** Ten new codes; those before them stop working. */
export async function replaceRecoveryCodes(
  deps: CodeDeps,
  tx: Queries,
  userId: string,
  at: Date,
): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, createRecoveryCode);
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ userId, hash: hashCode(deps, userId, code), createdAt: at })),
  });
  return codes;
}

/** Whether this was one of them, unused; it is used up then. One statement: a code works once, however parallel. */
export async function takeRecoveryCode(
  deps: CodeDeps,
  tx: Queries,
  input: { readonly userId: string; readonly code: string; readonly at: Date },
): Promise<boolean> {
  const { userId, code, at } = input;
  const { count } = await tx.recoveryCode.updateMany({
    where: { userId, hash: hashCode(deps, userId, code), usedAt: null },
    data: { usedAt: at },
  });
  return count === 1;
}

/** New codes for an account that has none; null when it has. */
export async function firstRecoveryCodes(
  deps: CodeDeps,
  tx: Queries,
  userId: string,
  at: Date,
): Promise<string[] | null> {
  if ((await tx.recoveryCode.count({ where: { userId } })) > 0) return null;
  return replaceRecoveryCodes(deps, tx, userId, at);
}
