import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AppError } from '@mywasender/contract/app-error';

export const WA_JS_VERSION = '4.6.0';
/** Of its `dist/wppconnect-wa.js` as published on npm. */
export const WA_JS_SHA256 = '5bfb88027f14a4d8c9e319374e8bb4083201906881cf8c74f75789b32e4106bd';

export interface AssetPlaces {
  /** folder with `config.js` and `bridge.js`, ending in `/`; a packaged app keeps them outside its archive */
  readonly pageDir?: URL | undefined;
  readonly waJsFile?: URL | undefined;
}

/**
 * The scripts of the page in the order they run. They are read as they are, never bundled.
 * Throws GATEWAY_OUTDATED when wa-js is not the pinned file.
 */
export function readPageAssets(places: AssetPlaces = {}): readonly string[] {
  const pageDir = places.pageDir ?? new URL('./page/', import.meta.url);
  const waJsFile = places.waJsFile ?? new URL(import.meta.resolve('@wppconnect/wa-js'));
  const waJs = readFileSync(waJsFile);
  const digest = createHash('sha256').update(waJs).digest('hex');
  if (digest !== WA_JS_SHA256) {
    throw new AppError('GATEWAY_OUTDATED', {
      missing: `wa-js ${WA_JS_VERSION} (its file has sha256 ${digest})`,
    });
  }
  const own = (name: string): string => readFileSync(new URL(name, pageDir), 'utf8');
  return [own('config.js'), waJs.toString('utf8'), own('bridge.js')];
}

/** The scripts of the page as the one file of an adapter bundle; a statement one leaves open does not run into the next. */
export function joinPageScripts(scripts: readonly string[]): string {
  return scripts.map((script) => `${script}\n;\n`).join('');
}
