import { createHash, createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import {
  joinPageScripts,
  readPageAssets,
  WA_JS_VERSION,
} from '../../packages/gateway/src/web/page-assets.ts';
import {
  readAdapterManifest,
  signAdapterManifest,
  wrongFields,
} from '../../packages/licensing/src/adapter-manifest.ts';
import { isOlderVersion } from '../../packages/licensing/src/is-older-version.ts';
import { Failure } from './fail.mjs';
import { ROOT } from './paths.mjs';

const DAY_MS = 86_400_000;
const MANIFEST = 'manifest.jws';

/** Makes a key that is to be kept offline. Says what goes into the build of the app. */
export function makeReleaseKey({ out }, now) {
  const { privateKey } = generateKeyPairSync('ed25519');
  const kid = `release-${new Date(now).toISOString().slice(0, 10)}-${createHash('sha256')
    .update(privateKey.export({ format: 'jwk' }).x)
    .digest('hex')
    .slice(0, 6)}`;
  const { d, ...shown } = { ...privateKey.export({ format: 'jwk' }), kid };
  // Never over another one: what apps have pinned is gone with its private half.
  if (existsSync(out)) throw new Failure(`${out} is there already. Choose another file.`);
  writeFileSync(out, `${JSON.stringify({ ...shown, d }, null, 1)}\n`, { mode: 0o600, flag: 'wx' });
  return [
    `${out} holds the private key. Move it to where no server and no build machine reads it.`,
    'Build the app with this, and with the keys of before as long as they sign:',
    `MYWASENDER_ADAPTER_KEYS='${JSON.stringify({ keys: [shown] })}'`,
  ].join('\n');
}

/** Puts the page code of this tree and its signed manifest into a folder. */
export async function buildBundle({ key, sequence, 'min-app': minAppVersion, out, version, days }, now) {
  const { version: maxAppVersion } = JSON.parse(
    readFileSync(join(ROOT, 'apps/desktop/package.json'), 'utf8'),
  );
  if (isOlderVersion(maxAppVersion, minAppVersion))
    throw new Failure(`--min-app ${minAppVersion} is newer than the app of this folder (${maxAppVersion}).`);
  const content = Buffer.from(joinPageScripts(readPageAssets()));
  compile(content.toString('utf8'));
  const sha256 = createHash('sha256').update(content).digest('hex');
  const manifest = {
    format: 1,
    kind: 'bundle',
    sequence: Number(sequence),
    version: version ?? `${new Date(now).toISOString().slice(0, 10).replaceAll('-', '.')}-${sequence}`,
    minAppVersion,
    maxAppVersion,
    waJsVersion: WA_JS_VERSION,
    sha256,
    size: content.length,
    createdAt: now,
    expiresAt: now + Number(days) * DAY_MS,
  };
  const token = await sign(manifest, key);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, `${sha256}.js`), content);
  writeFileSync(join(out, MANIFEST), token);
  return [
    `${out}: ${manifest.version}, number ${sequence}, ${content.length} bytes, wa-js ${WA_JS_VERSION},`,
    `for apps ${minAppVersion} to ${maxAppVersion}, until ${new Date(manifest.expiresAt).toISOString().slice(0, 10)}.`,
    'Try it on a computer of yours before it is published (docs/adapter-bundles.md).',
  ].join('\n');
}

/** Puts a signed withdrawal of everything up to now into a folder. */
export async function withdrawBundles({ key, sequence, reason, out }, now) {
  const manifest = { format: 1, kind: 'withdrawal', sequence: Number(sequence), reason, createdAt: now };
  const token = await sign(manifest, key);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, MANIFEST), token);
  return `${out}: withdraws every bundle below number ${sequence}.`;
}

/** Lays what was built into the folder a server serves: the file first, so that there is never a manifest without one. */
export function publishBundle({ from, to }) {
  const token = readManifest(from);
  const manifest = readAdapterManifest(token);
  if (manifest === null) throw new Failure(`${join(from, MANIFEST)} is no manifest. Build it again.`);
  const before = existsSync(join(to, MANIFEST)) ? readAdapterManifest(readManifest(to)) : null;
  if (before !== null && manifest.sequence <= before.sequence && readManifest(to) !== token) {
    throw new Failure(
      `Number ${before.sequence} is published already, and apps go up alone. Build it again with --sequence ${before.sequence + 1} or more.`,
    );
  }
  mkdirSync(to, { recursive: true });
  if (manifest.kind === 'bundle') {
    const name = `${manifest.sha256}.js`;
    const content = existsSync(join(from, name)) ? readFileSync(join(from, name)) : Buffer.alloc(0);
    if (createHash('sha256').update(content).digest('hex') !== manifest.sha256)
      throw new Failure(`${join(from, name)} is not the file of its manifest. Build it again.`);
    replace(join(to, name), content);
  }
  replace(join(to, MANIFEST), token);
  return `Published in ${to}: number ${manifest.sequence}. Servers see it within 10 s, apps within a day, within half an hour where WhatsApp has changed.`;
}

function readManifest(folder) {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) throw new Failure(`There is no ${path}.`);
  return readFileSync(path, 'utf8').trim();
}

function replace(path, content) {
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}

async function sign(manifest, keyFile) {
  const wrong = wrongFields(manifest);
  if (wrong.length > 0) throw new Failure(`This cannot be signed: ${wrong.join(', ')} is not as it must be.`);
  const { kid, ...jwk } = readKey(keyFile);
  return signAdapterManifest(manifest, { kid, privateKey: createPrivateKey({ key: jwk, format: 'jwk' }) });
}

function readKey(path) {
  if (!existsSync(path))
    throw new Failure(`There is no key ${path}. Make one: npm run bundle -- key --out ${path}`);
  try {
    const key = JSON.parse(readFileSync(path, 'utf8'));
    if (key.crv === 'Ed25519' && key.kid && key.d) return key;
  } catch {
    // said below, and nothing of the file is repeated
  }
  throw new Failure(`${path} is no release key. Make one: npm run bundle -- key --out FILE`);
}

/** Read as JavaScript and not run: what does not even parse mends nothing. */
function compile(script) {
  try {
    return new Script(script);
  } catch (error) {
    throw new Failure(`The page scripts are no JavaScript: ${error.message}`);
  }
}
