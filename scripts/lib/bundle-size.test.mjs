import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkInitialScripts, initialScripts } from './bundle-size.mjs';

let dist;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'mws-bundle-'));
  mkdirSync(join(dist, 'assets'));
  write(
    'index.html',
    '<script type="module" crossorigin src="/assets/index.js"></script><link rel="modulepreload" crossorigin href="/assets/pre.js"><link rel="stylesheet" href="/assets/a.css">',
  );
  write(
    'assets/index.js',
    'import{a as b}from"./pre.js";import"./deep.js";const later=()=>import("./later.js");',
  );
  write('assets/pre.js', 'export const a=1;');
  write('assets/deep.js', 'export*from"./pre.js";');
  write('assets/later.js', incompressible(500_000));
});
afterEach(() => rmSync(dist, { recursive: true, force: true }));

const write = (file, content) => writeFileSync(join(dist, file), content);
const incompressible = (bytes) => `//${randomBytes(bytes).toString('latin1')}`;

describe('the first scripts of a page', () => {
  it('are those it names and all they import at once, each counted once; not what is imported later', () => {
    expect(
      initialScripts(dist)
        .map(({ file }) => file)
        .sort(),
    ).toEqual(['assets/deep.js', 'assets/index.js', 'assets/pre.js']);
    expect(checkInitialScripts(dist)).toBeLessThan(1);
  });

  it('are refused beyond 350 kB, by name', () => {
    write('assets/deep.js', incompressible(400_000));
    expect(() => checkInitialScripts(dist)).toThrow(/350 kB are allowed.*assets\/deep\.js/);
  });

  it('must be there', () => {
    rmSync(join(dist, 'assets/deep.js'));
    expect(() => initialScripts(dist)).toThrow('assets/deep.js is not in the build');
  });
});
