import { AppError } from '@mywasender/contract/app-error';
import { networkOf } from '../alerts/network-of.ts';
import { hmac } from '../crypto/digest.ts';
import type { Queries } from '../db/database.ts';
import type { ServerDeps } from '../shared/deps.ts';

export const MAX_FAILED_LOGINS = 10;
const LOCK_MINUTES = 15;
/** Failures are forgotten so long after the last one; housekeeping deletes their rows. */
export const ATTEMPTS_KEPT_HOURS = 24;

type AttemptDeps = Pick<ServerDeps, 'secrets'>;
/** Of an attempt that solved a captcha, or needs none. */
const NO_LIMIT = 2_147_483_647;

/** Under which attempts for an address are counted; the address itself may be nobody's and is not kept. */
function hashAddress({ secrets }: AttemptDeps, email: string): Buffer<ArrayBuffer> {
  return hmac(secrets.signInAddress, email);
}

/**
 * Counts an attempt, for addresses with and without an account alike, and throws `ACCOUNT_LOCKED` after too many,
 * `CAPTCHA_REQUIRED`, without counting, when there were `most` before. Wrong second factors are counted here as well.
 * One statement, so that parallel guesses cannot outrun it. The rows are bounded by the limit per address of the
 * caller and by housekeeping.
 */
export async function countAttempt(
  { db, ...deps }: AttemptDeps & Pick<ServerDeps, 'db'>,
  email: string,
  at: Date,
  most = NO_LIMIT,
): Promise<void> {
  const addressHash = hashAddress(deps, email);
  const lockUntil = new Date(at.getTime() + LOCK_MINUTES * 60_000);
  const forgotten = new Date(at.getTime() - ATTEMPTS_KEPT_HOURS * 3_600_000);
  const counted = await db.prisma.$executeRaw`
    INSERT INTO sign_in_attempts AS a (address_hash, failed, last_at) VALUES (${addressHash}, 1, ${at})
    ON CONFLICT (address_hash) DO UPDATE SET
      failed = CASE WHEN a.locked_until <= ${at} OR a.last_at < ${forgotten} THEN 1 ELSE a.failed + 1 END,
      locked_until = CASE
        WHEN a.locked_until <= ${at} OR a.last_at < ${forgotten} THEN NULL
        WHEN a.failed + 1 >= ${MAX_FAILED_LOGINS} THEN ${lockUntil}::timestamptz
        ELSE NULL END,
      last_at = ${at}
    WHERE a.locked_until <= ${at}
      OR (a.locked_until IS NULL AND (a.failed < ${most} OR a.last_at < ${forgotten}))`;
  if (counted > 0) return;
  const locked = await db.prisma.signInAttempt.findUnique({ where: { addressHash } });
  // the right password may have ended the lock since then: the row is gone, or begins anew
  const unlocked = locked !== null && locked.lockedUntil === null;
  if (unlocked && locked.failed >= most) throw new AppError('CAPTCHA_REQUIRED');
  throw accountLocked(locked?.lockedUntil ?? at, at);
}

/**
 * Counts an attempt of a network, which is never locked: others share it. Throws `CAPTCHA_REQUIRED`, without
 * counting, when there were `most` before.
 */
export async function countNetworkAttempt(
  { db, secrets }: AttemptDeps & Pick<ServerDeps, 'db'>,
  ip: string,
  at: Date,
  most = NO_LIMIT,
): Promise<void> {
  const forgotten = new Date(at.getTime() - ATTEMPTS_KEPT_HOURS * 3_600_000);
  const counted = await db.prisma.$executeRaw`
    INSERT INTO sign_in_attempts AS a (address_hash, failed, last_at)
    VALUES (${hashNetwork(secrets, ip)}, 1, ${at})
    ON CONFLICT (address_hash) DO UPDATE SET
      failed = CASE WHEN a.last_at < ${forgotten} THEN 1 ELSE a.failed + 1 END, last_at = ${at}
    WHERE a.failed < ${most} OR a.last_at < ${forgotten}`;
  if (counted === 0) throw new AppError('CAPTCHA_REQUIRED');
}

/** An attempt with the right password was no failure of its network; those before it stay counted. */
export async function forgiveNetworkAttempt(
  { db, secrets }: AttemptDeps & Pick<ServerDeps, 'db'>,
  ip: string,
): Promise<void> {
  await db.prisma.$executeRaw`
    UPDATE sign_in_attempts SET failed = failed - 1 WHERE address_hash = ${hashNetwork(secrets, ip)} AND failed > 0`;
}

/** No address of a person looks like this, so the two kinds of rows do not meet. */
function hashNetwork(secrets: AttemptDeps['secrets'], ip: string): Buffer<ArrayBuffer> {
  return hmac(secrets.signInAddress, `network ${networkOf(ip)}`);
}

/** For ways in that count nothing: throws `ACCOUNT_LOCKED` while the address is locked. */
export async function refuseLocked(
  { db, ...deps }: AttemptDeps & Pick<ServerDeps, 'db'>,
  email: string,
  at: Date,
): Promise<void> {
  const lock = (await readLocks({ db, ...deps, now: () => at }, [email])).get(email);
  if (lock !== undefined) throw accountLocked(lock, at);
}

function accountLocked(until: Date, at: Date): AppError {
  const seconds = Math.ceil((until.getTime() - at.getTime()) / 1000);
  return new AppError('ACCOUNT_LOCKED', { seconds: Math.max(1, seconds) });
}

/** After the right password. */
export async function forgetAttempts(deps: AttemptDeps, queries: Queries, email: string): Promise<void> {
  await queries.signInAttempt.deleteMany({ where: { addressHash: hashAddress(deps, email) } });
}

/** Until when signing in is refused, by address; addresses that are not locked are left out. */
export async function readLocks(
  { db, now, ...deps }: AttemptDeps & Pick<ServerDeps, 'db' | 'now'>,
  emails: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const emailOf = new Map(emails.map((email) => [hashAddress(deps, email).toString('hex'), email]));
  const rows = await db.prisma.signInAttempt.findMany({
    where: {
      addressHash: { in: [...emailOf.keys()].map((hash) => Buffer.from(hash, 'hex')) },
      lockedUntil: { gt: now() },
    },
  });
  const locks = new Map<string, Date>();
  for (const { addressHash, lockedUntil } of rows) {
    const email = emailOf.get(Buffer.from(addressHash).toString('hex'));
    if (email !== undefined && lockedUntil !== null) locks.set(email, lockedUntil);
  }
  return locks;
}
