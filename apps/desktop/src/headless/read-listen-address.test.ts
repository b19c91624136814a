import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { readListenAddress } from './read-listen-address.ts';

describe('readListenAddress', () => {
  it('stays on this machine unless told otherwise', () => {
    expect(readListenAddress({})).toEqual({ host: '127.0.0.1', port: 4401, hostnames: [] });
    expect(readListenAddress({ HOST: '::1', PORT: '0' })).toEqual({ host: '::1', port: 0, hostnames: [] });
    expect(readListenAddress({ HOST: '10.0.0.5', PORT: '80' })).toEqual({
      host: '10.0.0.5',
      port: 80,
      hostnames: ['10.0.0.5'],
    });
  });

  it('answers to every address of this machine when it listens on all', () => {
    expect(readListenAddress({ HOST: '0.0.0.0' }).hostnames).toEqual(
      expect.arrayContaining([hostname(), '127.0.0.1']),
    );
    expect(readListenAddress({ HOST: 'fd00::5' }).hostnames).toEqual(['[fd00::5]']);
  });

  it.each(['65536', '-1', '80a', '1e3', ' 80'])('refuses the port %j', (PORT) => {
    expect(() => readListenAddress({ PORT })).toThrow(
      expect.objectContaining({
        code: 'CONFIG_INVALID',
        params: expect.objectContaining({ variable: 'PORT' }),
      }),
    );
  });
});
