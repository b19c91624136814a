import { randomBytes } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import { sha256 } from '../crypto/digest.ts';
import type { Queries } from '../db/database.ts';

/** What a mailed code is good for; a code of one purpose is none of another. */
export type CodePurpose = 'password-reset' | 'email-verification';

/** Codes of one purpose mailed to one account within an hour: nobody fills the mailbox of another. */
const MAX_PER_HOUR = 5;
const HOUR = 60 * 60_000;

/**
 * A new code of 256 random bits, of which the hash alone is stored; older ones of the purpose stop working. Null:
 * too many were made within the hour.
 */
export async function issueCode(
  tx: Queries,
  input: {
    readonly purpose: CodePurpose;
    readonly userId: string;
    readonly minutes: number;
    readonly at: Date;
  },
): Promise<string | null> {
  const { purpose, userId, minutes, at } = input;
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
  const recent = { userId, purpose, createdAt: { gt: new Date(at.getTime() - HOUR) } };
  if ((await tx.oneUseCode.count({ where: recent })) >= MAX_PER_HOUR) return null;
  await tx.oneUseCode.updateMany({ where: { userId, purpose, usedAt: null }, data: { usedAt: at } });
  const code = randomBytes(32).toString('base64url');
  const expiresAt = new Date(at.getTime() + minutes * 60_000);
  await tx.oneUseCode.create({ data: { hash: sha256(code), purpose, userId, createdAt: at, expiresAt } });
  return code;
}

/** The account a code works for, without using it up; throws `CODE_INVALID`. */
export async function readCode(
  queries: Queries,
  input: { readonly purpose: CodePurpose; readonly code: string; readonly at: Date },
): Promise<string> {
  const found = await queries.oneUseCode.findFirst({ where: working(input) });
  if (found === null) throw new AppError('CODE_INVALID');
  return found.userId;
}

/** Uses a code up, in one statement: of two at once one goes on, the other throws `CODE_INVALID`. */
export async function takeCode(
  tx: Queries,
  input: { readonly purpose: CodePurpose; readonly code: string; readonly at: Date },
): Promise<void> {
  const { count } = await tx.oneUseCode.updateMany({ where: working(input), data: { usedAt: input.at } });
  if (count === 0) throw new AppError('CODE_INVALID');
}

/** All codes of an account, of every purpose, stop working. */
export async function endCodes(
  tx: Queries,
  { userId, at }: { readonly userId: string; readonly at: Date },
): Promise<void> {
  await tx.oneUseCode.updateMany({ where: { userId, usedAt: null }, data: { usedAt: at } });
}

function working({ purpose, code, at }: { purpose: CodePurpose; code: string; at: Date }) {
  return { hash: sha256(code), purpose, usedAt: null, expiresAt: { gt: at } };
}
