import { describe, expect, it } from 'vitest';
import { defaultDataDir } from './default-data-dir.ts';

describe('defaultDataDir', () => {
  it.each([
    ['linux', {}, '/home/a/.local/share/mywasender'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/mywasender'],
    ['darwin', {}, '/home/a/Library/Application Support/MyWASender'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/MyWASender'],
  ] as const)('%s %j', (platform, env, expected) => {
    expect(defaultDataDir({ platform, home: '/home/a', env })).toBe(expected);
  });
});
