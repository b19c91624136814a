import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino, { type DestinationStream, type Logger } from 'pino';
import { maskLine } from './mask-line.ts';

const FIELDS = [
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'licenseToken',
  'authorization',
  'key',
  'proof',
  'secret',
  'code',
  'text',
  'body',
  'phone',
  'email',
  'name',
];
const PATHS = FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

/** A logger that keeps secrets and personal data out, by field and by what the finished line looks like. */
export function createLog(destination: DestinationStream, level = 'info'): Logger {
  return pino(
    {
      level,
      base: null,
      redact: { paths: PATHS, censor: '[redacted]' },
      serializers: { err: describeForLog },
      hooks: { streamWrite: maskLine },
    },
    destination,
  );
}

interface LoggedError {
  readonly kind: string;
  readonly problem: string;
  readonly errorCode?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

function describeForLog(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { kind: typeof error, problem: String(error) };
  return {
    kind: error.constructor.name,
    problem: error.message,
    ...('code' in error && typeof error.code === 'string' ? { errorCode: error.code } : {}),
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(error.cause === undefined ? {} : { cause: describeForLog(error.cause) }),
  };
}

const MAX_LOG_BYTES = 5 * 1024 * 1024;

/** `logs/<name>.log` of the data folder, for hosts nobody reads the output of. The one before it is kept. */
export function openLogFile(dataDir: string, name: string): DestinationStream {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${name}.log`);
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAX_LOG_BYTES) renameSync(path, join(folder, `${name}.1.log`));
  return pino.destination({ dest: path, sync: true, mode: 0o600 });
}
