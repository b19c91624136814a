import { randomBytes } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import { sha256 } from '../crypto/digest.ts';
import type { Queries } from '../db/database.ts';
import { lockAccount } from '../users/lock-account.ts';

/** What a mailed code is good for; a code of one purpose is none of another. */
export type CodePurpose = 'password-reset' | 'email-verification' | 'email-change' | 'email-change-stop';

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
    readonly at: Date;
    readonly expiresAt: Date;
  },
): Promise<string | null> {
  const { purpose, userId, at, expiresAt } = input;
  await lockAccount(tx, userId);
  const recent = { userId, purpose, createdAt: { gt: new Date(at.getTime() - HOUR) } };
  if ((await tx.oneUseCode.count({ where: recent })) >= MAX_PER_HOUR) return null;
  await tx.oneUseCode.updateMany({ where: { userId, purpose, usedAt: null }, data: { usedAt: at } });
  const code = randomBytes(32).toString('base64url');
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

/** Uses a code up, in one statement: of two at once one goes on, the other throws `CODE_INVALID`. Lock the account first. */
export async function takeCode(
  tx: Queries,
  input: { readonly purpose: CodePurpose; readonly code: string; readonly at: Date },
): Promise<void> {
  const { count } = await tx.oneUseCode.updateMany({ where: working(input), data: { usedAt: input.at } });
  if (count === 0) throw new AppError('CODE_INVALID');
}

/** The codes of an account stop working: those of some purposes, else all. */
export async function endCodes(
  tx: Queries,
  input: { readonly userId: string; readonly at: Date; readonly purposes?: readonly CodePurpose[] },
): Promise<void> {
  const { userId, at, purposes } = input;
  const chosen = purposes === undefined ? {} : { purpose: { in: [...purposes] } };
  await tx.oneUseCode.updateMany({ where: { userId, usedAt: null, ...chosen }, data: { usedAt: at } });
}

function working({ purpose, code, at }: { purpose: CodePurpose; code: string; at: Date }) {
  return { hash: sha256(code), purpose, usedAt: null, expiresAt: { gt: at } };
}
