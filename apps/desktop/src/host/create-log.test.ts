import { AppError } from '@mywasender/contract/app-error';
import { describe, expect, it } from 'vitest';
import { createLog } from './create-log.ts';

const CANARIES = [
  '+919820012345',
  '919820012345@c.us',
  'MWS-7QZ4K-9M2XA-BCDEF-GHJKM-NPQRS',
  'eyJhbGciOiJFZDI1NTE5In0.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
  'asha@example.com',
  'correct horse battery staple',
  'Dear Asha, your order is ready',
];

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog({ write: (line) => void lines.push(line) }));
  return lines.join('');
}

describe('the log', () => {
  it('keeps secrets and personal data out, wherever they stand', () => {
    const [phone, chat, key, token, email, password, text] = CANARIES;
    const output = logged((log) => {
      log.info({ phone, password, text, email }, 'fields');
      log.info({ input: { phone, key, text }, deeper: { body: { password, text } } }, 'nested fields');
      log.warn(`a sentence with ${phone} in ${chat} and ${key}`);
      log.error(
        { err: new Error(`refused ${token} for ${email}`, { cause: new Error(`Bearer ${token}`) }) },
        'x',
      );
      log.error({ url: `http://127.0.0.1:4401/#token=abcdefghijklmnop` }, 'address');
    });
    for (const canary of CANARIES) expect(output).not.toContain(canary);
    expect(output).not.toContain('abcdefghijklmnop');
    expect(output).toContain('+[masked]45');
  });

  it('keeps what one looks for: code, kind and cause of an error', () => {
    const error = new AppError('READ_ONLY', { dataDir: '/data' }, new Error('EROFS: read-only file system'));
    const line = JSON.parse(logged((log) => log.error({ err: error, requestId: 'r-1' }, 'failed')));
    expect(line).toMatchObject({
      requestId: 'r-1',
      err: { kind: 'AppError', errorCode: 'READ_ONLY', cause: { problem: 'EROFS: read-only file system' } },
    });
  });
});
