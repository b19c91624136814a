import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { ROOT } from './lib/paths.mjs';

/** What each workspace may import of the others. Imports point inward: contract ← core ← hosts. */
const MAY_IMPORT = {
  'packages/contract': [],
  'packages/licensing': ['contract'],
  'packages/campaigns': ['contract'],
  'packages/gateway': ['contract'],
  'packages/sender': ['contract', 'licensing', 'campaigns', 'gateway'],
  'packages/ui': ['contract'],
  'apps/server': ['contract', 'licensing'],
  'apps/portal': ['contract', 'ui'],
  'apps/simulator': ['contract'],
  'apps/desktop': ['contract', 'licensing', 'campaigns', 'gateway', 'sender', 'ui'],
};
const PURE = ['packages/contract', 'packages/licensing', 'packages/campaigns'];
const BROWSER_ONLY = ['packages/ui/src', 'apps/portal/src', 'apps/desktop/src/renderer'];
const ELECTRON_ONLY = ['apps/desktop/src/main/', 'apps/desktop/src/preload/'];
/** Node's own modules that pure packages may not touch; `crypto` is neither I/O nor a clock. */
const IMPURE_BUILTINS = builtinModules.filter((name) => name !== 'crypto');

function sourcesBelow(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !/(^|\/)(node_modules|generated|dist|out)\//.test(path));
}

function importsOf(path) {
  const { module, errors } = parseSync(path, readFileSync(join(ROOT, path), 'utf8'));
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  const exported = module.staticExports.flatMap((statement) =>
    statement.entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : [])),
  );
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest }) => {
    const text = readFileSync(join(ROOT, path), 'utf8').slice(moduleRequest.start, moduleRequest.end);
    return /^['"]/.test(text) ? [text.slice(1, -1)] : [];
  });
  return [...module.staticImports.map((statement) => statement.moduleRequest.value), ...exported, ...dynamic];
}

const isTest = (path) =>
  /\.(test|integration\.test|spec)\.tsx?$|\/test(ing)?\//.test(path) || /-suite\.ts$/.test(path);

/** Why this import is wrong, or undefined. */
function complaint(path, specifier) {
  const workspace = path.split('/').slice(0, 2).join('/');
  if (specifier.startsWith('.')) {
    const target = relative(ROOT, resolve(ROOT, dirname(path), specifier));
    return target.startsWith(`${workspace}/`) ? undefined : `reaches into ${target} by a relative path`;
  }
  if (specifier.startsWith('@mywasender/')) {
    const name = specifier.split('/')[1];
    const allowed = MAY_IMPORT[workspace] ?? [];
    return allowed.includes(name) || isTest(path) ? undefined : `may not import ${name}`;
  }
  if (
    /^electron(\/|$)|^electron-store/.test(specifier) &&
    !ELECTRON_ONLY.some((folder) => path.startsWith(folder))
  )
    return 'only main and preload may import electron';
  const builtin = specifier.replace(/^node:/, '').split('/')[0];
  if (
    BROWSER_ONLY.some((folder) => path.startsWith(folder)) &&
    builtinModules.includes(builtin) &&
    !isTest(path)
  )
    return `runs in a browser and may not import ${specifier}`;
  if (PURE.some((folder) => path.startsWith(folder)) && IMPURE_BUILTINS.includes(builtin) && !isTest(path))
    return `is pure and may not import ${specifier}`;
  return undefined;
}

describe('import boundaries', () => {
  it.each(Object.keys(MAY_IMPORT))('%s imports inward only', (workspace) => {
    const sources = sourcesBelow(workspace);
    expect(sources.length).toBeGreaterThan(0);
    const wrong = sources.flatMap((path) =>
      importsOf(path).flatMap((specifier) => {
        const problem = complaint(path, specifier);
        return problem === undefined ? [] : [`${path}: '${specifier}' ${problem}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('declares every package it imports', () => {
    const undeclared = Object.keys(MAY_IMPORT).flatMap((workspace) => {
      const manifest = JSON.parse(readFileSync(join(ROOT, workspace, 'package.json'), 'utf8'));
      const declared = new Set([
        ...Object.keys(manifest.dependencies ?? {}),
        ...Object.keys(manifest.devDependencies ?? {}),
      ]);
      return sourcesBelow(workspace).flatMap((path) =>
        importsOf(path)
          .filter((specifier) => !/^[./]|^node:|^virtual:/.test(specifier) && !isTest(path))
          .map((specifier) =>
            specifier
              .split('/')
              .slice(0, specifier.startsWith('@') ? 2 : 1)
              .join('/'),
          )
          .filter((name) => !declared.has(name) && name !== 'electron')
          .map((name) => `${path}: ${name}`),
      );
    });
    expect(undeclared).toEqual([]);
  });

  it('would notice a wrong import', () => {
    expect(complaint('packages/sender/src/x.ts', 'electron')).toContain('only main and preload');
    expect(complaint('packages/campaigns/src/x.ts', '@mywasender/sender/y')).toContain(
      'may not import sender',
    );
    expect(complaint('packages/campaigns/src/x.ts', 'node:fs')).toContain('pure');
    expect(complaint('apps/portal/src/x.tsx', '../../server/src/app.ts')).toContain('relative path');
    expect(complaint('apps/desktop/src/renderer/x.tsx', 'node:fs')).toContain('browser');
    expect(complaint('apps/desktop/src/main/x.ts', 'electron')).toBeUndefined();
  });
});
