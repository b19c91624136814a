import { AppError } from '@mywasender/contract/app-error';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { readWireError } from '../renderer/transport/wire-error.ts';
import { toWireError } from './to-wire-error.ts';

const log = pino({ level: 'silent' });

describe('errors on their way out', () => {
  it('keep code, facts and sentence', () => {
    expect(toWireError(new AppError('READ_ONLY', { dataDir: '/data' }), 'r-1', log)).toEqual({
      code: 'READ_ONLY',
      message: 'The data folder /data cannot be written to.',
      params: { dataDir: '/data' },
      requestId: 'r-1',
    });
  });

  it('tell nothing of what was not expected', () => {
    expect(toWireError(new Error('near "secret"'), 'r-1', log)).toEqual({
      code: 'INTERNAL',
      message: expect.not.stringContaining('secret'),
      requestId: 'r-1',
    });
  });

  it('keep the id they were logged with in another process', () => {
    const first = toWireError(new Error('lost'), 'r-core', log);
    expect(toWireError(readWireError(first), 'r-main', log)).toEqual(first);
  });

  it.each([null, 'text', { code: 'NO_SUCH_CODE' }, { code: 'toString' }])(
    'are INTERNAL when unreadable: %j',
    (body) => {
      expect(readWireError(body)).toEqual(new AppError('INTERNAL'));
    },
  );
});
