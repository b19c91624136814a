import { isAbsolute, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveAppFile } from './resolve-app-file.ts';

const ROOT = '/opt/app/dist/renderer';

describe('resolveAppFile', () => {
  it('finds files below the folder', () => {
    expect(resolveAppFile('app://ui/assets/index-1a.js', ROOT)).toEqual({
      path: `${ROOT}/assets/index-1a.js`,
      type: 'text/javascript; charset=utf-8',
      document: false,
    });
  });

  it.each(['app://ui/', 'app://ui/campaigns/7', 'app://ui/index.html'])(
    'answers %s with the document',
    (url) => {
      expect(resolveAppFile(url, ROOT)).toMatchObject({ path: `${ROOT}/index.html`, document: true });
    },
  );

  it.each([
    'app://ui/..%2f..%2fpackage.json',
    'app://ui/assets/..%5c..%5cpackage.json',
    'app://ui/a%00.js',
    'app://ui/%zz.js',
    'app://ui/program.exe',
    'app://other/index.html',
    'https://ui/index.html',
  ])('refuses %s', (url) => {
    expect(resolveAppFile(url, ROOT)).toBeNull();
  });

  it('never leaves the folder', () => {
    const part = fc.constantFrom('..', '%2e%2e', '/', '%2f', '%5c', '\\', 'a', '.js', '%00', 'c:', '~', '//');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const file = resolveAppFile(`app://ui/${parts.join('')}`, ROOT);
        if (file === null) return;
        const below = relative(ROOT, file.path);
        expect(below.startsWith('..') || isAbsolute(below)).toBe(false);
      }),
    );
  });
});
