import { type DestinationStream, type Logger, pino } from 'pino';

/**
 * JSON lines without anything personal or secret: requests are logged by method and path (no query, no headers,
 * no body), errors by kind, code and stack (no database details, which repeat values).
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
    message: error.message,
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: describeFailure(error.cause) }),
  };
}
