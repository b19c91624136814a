import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './lib/paths.mjs';

const FOLDERS = ['packages', 'apps'];

/** What no source of the product may say, and where it may after all. */
const RULES = [
  {
    rule: 'text never becomes HTML',
    forbidden: /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|document\.write|insertAdjacentHTML/,
  },
  { rule: 'text never becomes code', forbidden: /\beval\(|new Function\(|set(Timeout|Interval)\(\s*['"`]/ },
  { rule: 'SQL has parameters', forbidden: /\$(query|execute)RawUnsafe|Prisma\.raw\(/ },
  {
    rule: 'programs are started without a shell',
    forbidden: /import \{[^}]*\bexec(Sync)?\b[^}]*\} from 'node:child_process'|shell: true/,
  },
  {
    rule: 'chance that must not be guessed comes from the system',
    forbidden: /Math\.random/,
    // gaps between messages, jitter of retries
    except: [
      'apps/desktop/src/host/create-sender-deps.ts',
      'apps/server/src/shared/create-deps.ts',
      'packages/campaigns/src/pace/draw-gap.ts',
    ],
  },
  {
    rule: 'no weak hash, mode or cipher',
    forbidden: /\bmd5\b|\bsha-?1\b|aes-\d+-(ecb|cbc|ctr)|\b(des|rc4|blowfish)-|createCipher\(/i,
    // what authenticator apps compute: HMAC-SHA1, of which no collision is asked
    except: ['apps/server/src/mfa/totp.ts'],
  },
  {
    rule: 'certificates are checked',
    forbidden: /rejectUnauthorized:\s*false|NODE_TLS_REJECT_UNAUTHORIZED/,
    // looks whether an operator switched them off
    except: ['apps/server/src/doctor/settings/check-debugging.ts'],
  },
  {
    rule: 'the browser keeps nothing but settings and, for the desktop app, the token of its own page',
    forbidden: /\b(local|session)Storage\b|\bindexedDB\b|document\.cookie/,
    except: [
      'apps/desktop/src/renderer/transport/choose-transport.ts',
      'apps/portal/src/shared/api/browser-deps.ts',
      'apps/portal/src/shared/languages.ts',
    ],
  },
  { rule: 'windows do not talk to each other', forbidden: /\.postMessage\([^)]*['"]\*['"]/ },
];

function sources() {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
      .filter(
        (path) =>
          /\/src\//.test(path) &&
          !/\/(generated|testing|node_modules|dist|out)\/|\.test\.|simulator/.test(path),
      ),
  );
}

describe('sources', () => {
  const texts = sources().map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]);

  it.each(RULES)('$rule', ({ forbidden, except = [] }) => {
    const found = texts.filter(([path, text]) => forbidden.test(text) && !except.includes(path));
    expect(found.map(([path]) => path)).toEqual([]);
    expect(texts.length).toBeGreaterThan(300);
  });

  it('passwords are typed into password fields, which password managers know and nothing keeps from pasting', () => {
    const fields = texts.flatMap(([path, text]) =>
      [...text.matchAll(/<(\w+)\b(?:[^<>]|=>)*?autoComplete="(?:current|new)-password"/g)].map(([, tag]) => [
        path,
        tag,
      ]),
    );
    expect(fields.length).toBeGreaterThan(1);
    expect(fields.filter(([, tag]) => tag !== 'PasswordInput')).toEqual([]);
    const inputs = texts.filter(
      ([path, text]) => path.startsWith('apps/portal') && /<PasswordInput/.test(text),
    );
    expect(inputs.filter(([, text]) => !/autoComplete="(current|new)-password"/.test(text))).toEqual([]);
    expect(texts.filter(([, text]) => /\bonPaste\b/.test(text)).map(([path]) => path)).toEqual([]);
  });
});
