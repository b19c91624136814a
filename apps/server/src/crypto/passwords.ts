import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { AppError } from '@mywasender/contract/app-error';
import bcrypt from 'bcrypt';

export interface PasswordHasher {
  /** Throws `PASSWORD_TOO_LONG` beyond 72 bytes (bcrypt would ignore them), `UNAVAILABLE` when overloaded. */
  hash(password: string): Promise<string>;
  /** With a null hash (unknown account) the same work is done and the answer is false. */
  verify(password: string, hash: string | null): Promise<boolean>;
  /** Whether a hash was made at another cost than today's. */
  isOutdated(hash: string): boolean;
}

const MAX_PASSWORD_BYTES = 72;
const MAX_QUEUED = 50;

/** A password nobody chose: 120 random bits, shown once. */
export function randomPassword(): string {
  return randomBytes(15).toString('base64url');
}

/**
 * bcrypt runs in libuv's four threads, which file system and DNS need as well, and keeps a core busy for a quarter of
 * a second: one core and one thread stay free for everybody else, a bounded number waits, the rest is told to come back.
 */
export function createPasswordHasher({ cost }: { readonly cost: number }): PasswordHasher {
  const limit = createGate(Math.max(1, Math.min(availableParallelism() - 1, 3)), MAX_QUEUED);
  let decoy: Promise<string> | undefined;
  const fits = (password: string) => Buffer.byteLength(password) <= MAX_PASSWORD_BYTES;
  return {
    async hash(password) {
      if (!fits(password)) throw new AppError('PASSWORD_TOO_LONG');
      return limit(() => bcrypt.hash(password, cost));
    },
    async verify(password, hash) {
      // made at the live cost: a decoy of another cost would betray which accounts exist
      decoy ??= bcrypt.hash('an account that does not exist', cost);
      const against = hash ?? (await decoy);
      const matches = await limit(() => bcrypt.compare(password, against));
      return matches && hash !== null && fits(password);
    },
    isOutdated: (hash) => bcrypt.getRounds(hash) !== cost,
  };
}

function createGate(slots: number, maxQueued: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= slots) {
      if (waiting.length >= maxQueued) throw new AppError('UNAVAILABLE');
      // the slot is handed over by the one who finishes, so running does not change here
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running++;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}
