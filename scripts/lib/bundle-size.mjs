import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What the first visit of the portal may load of JavaScript before anything is shown, packed, in kB of 1,000 bytes. */
export const MOST_INITIAL_KB = 350;

const SCRIPT = /<script\b[^>]*\bsrc="([^"]+)"/g;
const PRELOAD = /<link\b[^>]*\brel="modulepreload"[^>]*\bhref="([^"]+)"/g;
/** static imports of the builds: `import"./a.js"`, `import{b as c}from"./a.js"`, `export…from"./a.js"` */
const IMPORT = /\b(?:import|from)\s*"(\.{1,2}\/[^"]+\.js)"/g;

const found = (text, pattern) => [...text.matchAll(pattern)].map(([, target]) => target);

/**
 * The scripts a built page loads by itself, with what they import at once, largest first. What is imported when it is
 * needed is no part of it.
 *
 * @param {string} dist folder of the build
 * @returns {{ readonly file: string, readonly gzip: number }[]}
 */
export function initialScripts(dist) {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const waiting = [...found(html, SCRIPT), ...found(html, PRELOAD)].map((target) =>
    target.replace(/^\//, ''),
  );
  const scripts = new Map();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (scripts.has(file)) continue;
    const path = join(dist, file);
    if (!existsSync(path)) throw new Error(`${file} is not in the build`);
    const code = readFileSync(path);
    scripts.set(file, gzipSync(code, { level: 9 }).length);
    for (const target of found(code.toString('utf8'), IMPORT)) waiting.push(join(file, '..', target));
  }
  return [...scripts].map(([file, gzip]) => ({ file, gzip })).sort((a, b) => b.gzip - a.gzip);
}

/** All of them together, packed, in kB. */
export const totalKilobytes = (scripts) => kilobytes(scripts.reduce((sum, { gzip }) => sum + gzip, 0));

export const kilobytes = (bytes) => Math.round(bytes / 100) / 10;

/** Kilobytes of all of them, packed. Throws when they are more than the portal may load at first. */
export function checkInitialScripts(dist) {
  const scripts = initialScripts(dist);
  const total = totalKilobytes(scripts);
  if (total > MOST_INITIAL_KB) {
    const list = scripts.map(({ file, gzip }) => `${file} ${kilobytes(gzip)} kB`).join(', ');
    throw new Error(
      `The first page loads ${total} kB of JavaScript, packed; ${MOST_INITIAL_KB} kB are allowed. Load something later: ${list}`,
    );
  }
  return total;
}
