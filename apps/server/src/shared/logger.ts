import { type DestinationStream, type Logger, pino } from 'pino';

/**
 * JSON lines without anything personal or secret: requests are logged by method and path (no query, no headers,
 * no body), errors by kind, code and place (no values a database or its client repeats).
 */
export function createLogger(level: string, stream?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    redact: {
      paths: [
        '*.password',
        '*.token',
        '*.accessToken',
        '*.refreshToken',
        '*.licenseToken',
        '*.key',
        '*.email',
      ],
      censor: '[redacted]',
    },
    serializers: { req: describeRequest, res: describeReply, err: describeFailure },
  };
  return stream ? pino(options, stream) : pino(options);
}

function describeRequest(request: { method: string; url: string; ip?: string }) {
  return { method: request.method, path: request.url.split('?')[0], ip: request.ip };
}

function describeReply(reply: { statusCode: number }) {
  return { status: reply.statusCode };
}

function describeFailure(error: unknown): object {
  if (!(error instanceof Error)) return { message: 'something that is no error was thrown' };
  return {
    type: error.name,
    code: 'code' in error ? error.code : undefined,
    message: withoutValues(error.message),
    stack: framesOf(error),
    ...(error.cause === undefined ? {} : { cause: describeFailure(error.cause) }),
  };
}

/**
 * Prisma prints the call with its values above the sentence that matters, and PostgreSQL repeats a value it could
 * not read in double quotes; names of tables and columns, in the same quotes, go with them.
 */
function withoutValues(message: string): string {
  const sentence = /^\s*Invalid `/.test(message) ? (message.trim().split('\n').at(-1) ?? '') : message;
  return sentence.replace(/"[^"]*"/g, '"…"');
}

/** Where it happened. The first lines of a stack repeat the message. */
function framesOf({ stack }: Error): string | undefined {
  return stack
    ?.split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .join('\n');
}
