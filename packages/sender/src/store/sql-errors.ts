import { AppError } from '@mywasender/contract/app-error';

export interface StoreFacts {
  readonly dataDir: string;
  readonly path: string;
  /** Path of the newest backup, for the message about a damaged file. */
  readonly backup: () => string | null;
}

const READ_ONLY_SYSTEM = new Set(['EROFS', 'EACCES', 'EPERM']);
const FULL_SYSTEM = new Set(['ENOSPC', 'EDQUOT']);

/** Turns what SQLite and the file system report into the coded errors a person can act on; others pass unchanged. */
export function storeError(cause: unknown, facts: StoreFacts): unknown {
  if (cause instanceof AppError || !(cause instanceof Error)) return cause;
  const system = 'code' in cause ? String(cause.code) : '';
  if (FULL_SYSTEM.has(system)) return new AppError('DISK_FULL', {}, cause);
  if (READ_ONLY_SYSTEM.has(system)) return new AppError('READ_ONLY', { dataDir: facts.dataDir }, cause);
  // The low byte is the primary result code: sqlite.org/rescode.html
  const code = 'errcode' in cause && typeof cause.errcode === 'number' ? cause.errcode & 0xff : 0;
  if (code === 13) return new AppError('DISK_FULL', {}, cause);
  if (code === 8 || code === 14) return new AppError('READ_ONLY', { dataDir: facts.dataDir }, cause);
  if (code === 11 || code === 26) {
    const params = { path: facts.path, backup: facts.backup() ?? '–' };
    return new AppError('STORE_CORRUPT', params, cause);
  }
  return cause;
}
