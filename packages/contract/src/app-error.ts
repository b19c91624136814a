import type { ErrorCode } from './error-codes.ts';

export type ErrorParams = Readonly<Record<string, string | number | boolean | null>>;

/** An expected failure as a value: a closed code, the facts its sentence needs, and the cause for the log. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }
}

/** What crosses the wire, over HTTP and IPC alike. Never a stack, never a raw message. */
export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly params?: ErrorParams;
  readonly requestId: string;
}
