import { readFileSync } from 'node:fs';
import type { DOWNLOAD_SYSTEMS } from '@mywasender/contract/http/site';
import { configError } from './config-error.ts';
import { readBillingAddress } from './read-billing.ts';

interface DownloadFile {
  readonly name: string;
  readonly system: (typeof DOWNLOAD_SYSTEMS)[number];
  /** hex */
  readonly sha256: string;
}

/** What public pages say about who runs the server, and where the app is downloaded. */
export interface SiteConfig {
  /** null: the page shows that it is missing */
  readonly operator: {
    readonly name: string | null;
    readonly address: string | null;
    /** an e-mail address or a page */
    readonly contact: string | null;
  };
  /** null: there are no downloads */
  readonly downloads: {
    /** without a trailing slash */
    readonly baseUrl: string;
    readonly version: string | null;
    readonly files: readonly DownloadFile[];
  } | null;
}

type Env = Readonly<Record<string, string | undefined>>;

const SYSTEMS: Readonly<Record<string, DownloadFile['system']>> = {
  exe: 'windows',
  msi: 'windows',
  dmg: 'macos',
  pkg: 'macos',
  AppImage: 'linux',
  deb: 'linux',
  rpm: 'linux',
};

/**
 * `BILLING_NAME`, `BILLING_ADDRESS` and `OPERATOR_CONTACT` for privacy and terms; `DOWNLOAD_BASE_URL`,
 * `DOWNLOAD_VERSION` and `DOWNLOAD_SUMS_FILE` (as `sha256sum` writes it) for the page of downloads.
 */
export function readSite(env: Env): SiteConfig {
  return {
    operator: {
      name: env.BILLING_NAME || null,
      address: readBillingAddress(env) || null,
      contact: readContact(env.OPERATOR_CONTACT),
    },
    downloads: readDownloads(env),
  };
}

function readContact(value: string | undefined): string | null {
  if (!value) return null;
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(value) && URL.parse(value)?.protocol !== 'https:') {
    throw configError('OPERATOR_CONTACT', 'must be an e-mail address or the https address of a page');
  }
  return value;
}

function readDownloads(env: Env): SiteConfig['downloads'] {
  const { DOWNLOAD_BASE_URL: base, DOWNLOAD_VERSION: version, DOWNLOAD_SUMS_FILE: sums } = env;
  if (!base) {
    if (version || sums) throw configError('DOWNLOAD_BASE_URL', 'is missing: where the installers lie');
    return null;
  }
  if (URL.parse(base)?.protocol !== 'https:') {
    throw configError('DOWNLOAD_BASE_URL', 'must be an https address such as https://example.org/downloads');
  }
  if (version && !/^\d+\.\d+\.\d+[\w.-]{0,20}$/.test(version)) {
    throw configError('DOWNLOAD_VERSION', 'must look like 1.2.3');
  }
  return {
    baseUrl: base.replace(/\/+$/, ''),
    version: version || null,
    files: sums ? readSums(sums) : [],
  };
}

/** The installers among the files of a list; what updaters need beside them is none. */
function readSums(path: string): DownloadFile[] {
  return readLines(path).flatMap((line, index) => {
    if (line === '') return [];
    const [, sha256, name] = /^([0-9a-f]{64}) [ *]([\w][\w .()+-]*)$/.exec(line) ?? [];
    if (sha256 === undefined || name === undefined) {
      throw configError('DOWNLOAD_SUMS_FILE', `is not as sha256sum writes it, in line ${index + 1}`);
    }
    const system = SYSTEMS[name.slice(name.lastIndexOf('.') + 1)];
    return system === undefined ? [] : [{ name, system, sha256 }];
  });
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split(/\r?\n/);
  } catch (error) {
    throw configError('DOWNLOAD_SUMS_FILE', `cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
