import { extname, isAbsolute, join, relative } from 'node:path';
import { isAppUrl } from './app-url.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export interface AppFile {
  readonly path: string;
  readonly type: string;
  /** The document, which carries a nonce. */
  readonly document: boolean;
}

/**
 * The file behind an address of the app; null for anything that is not below the renderer's folder or of a kind
 * it does not have. Paths without an extension are screens of the app: the document.
 */
export function resolveAppFile(address: string, rendererDir: string): AppFile | null {
  if (!isAppUrl(address)) return null;
  const name = decodePath(new URL(address).pathname);
  if (name === null) return null;
  const extension = extname(name);
  if (extension === '')
    return { path: join(rendererDir, 'index.html'), type: TYPES['.html'] ?? '', document: true };
  const path = join(rendererDir, name);
  const below = relative(rendererDir, path);
  const type = TYPES[extension];
  if (below.startsWith('..') || isAbsolute(below) || type === undefined) return null;
  return { path, type, document: below === 'index.html' };
}

function decodePath(pathname: string): string | null {
  try {
    const decoded = decodeURIComponent(pathname);
    // A backslash separates folders on Windows, a NUL ends a name in C.
    return /[\\\0]/.test(decoded) ? null : decoded;
  } catch {
    return null;
  }
}
