import { describe, expect, it } from 'vitest';
import { type ResolveBrowserInput, resolveBrowser } from './resolve-browser.ts';

const nothing: ResolveBrowserInput = {
  settings: { browserPath: null },
  env: {},
  find: () => undefined,
  findDownloaded: () => undefined,
};

describe('resolveBrowser', () => {
  const cases: readonly [Partial<ResolveBrowserInput>, ReturnType<typeof resolveBrowser>][] = [
    [
      { settings: { browserPath: '/mine' }, find: () => '/found' },
      { path: '/mine', source: 'setting' },
    ],
    [
      { env: { CHROME_PATH: '/env' }, find: () => '/env' },
      { path: '/env', source: 'environment' },
    ],
    [
      { env: { CHROME_PATH: '/gone' }, find: () => '/found' },
      { path: '/found', source: 'found' },
    ],
    [{ findDownloaded: () => '/own' }, { path: '/own', source: 'downloaded' }],
    [{}, { path: null, source: 'missing' }],
  ];

  it.each(cases)('%j', (given, expected) => {
    expect(resolveBrowser({ ...nothing, ...given })).toEqual(expected);
  });
});
