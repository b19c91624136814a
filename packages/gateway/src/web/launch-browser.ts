import { join } from 'node:path';
import { AppError } from '@mywasender/contract/app-error';
import puppeteer, { type Browser } from 'puppeteer';
import type { HostRule } from './allowed-hosts.ts';
import { findBrowser } from './find-browser.ts';

export interface LaunchOptions {
  readonly dataDir: string;
  readonly headless: boolean;
  readonly executablePath?: string | undefined;
  readonly hosts: HostRule;
  /** of a proxy on 127.0.0.1 that everything goes through */
  readonly proxyPort?: number | undefined;
}

/** A browser that was killed may need a moment to give its folder back. */
const ATTEMPTS = 5;
const PAUSE_MS = 400;

/**
 * Starts the profile's own browser. Over a pipe: no port others could attach to, and the browser ends
 * when this process does. Rejects with GATEWAY_BROWSER_MISSING or GATEWAY_BROWSER_FAILED.
 */
export async function launchBrowser(options: LaunchOptions): Promise<Browser> {
  const executablePath = options.executablePath ?? findBrowser(process.env);
  if (executablePath === undefined) throw new AppError('GATEWAY_BROWSER_MISSING');
  for (let attempt = 1; ; attempt++) {
    try {
      return await puppeteer.launch({
        executablePath,
        headless: options.headless,
        userDataDir: join(options.dataDir, 'browser'),
        pipe: true,
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
        defaultViewport: null,
        args: flags(options),
      });
    } catch (error) {
      const known = launchError(error, executablePath);
      if (known.code === 'GATEWAY_BROWSER_MISSING' || attempt === ATTEMPTS) throw known;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

function flags({ hosts, proxyPort }: LaunchOptions): string[] {
  // With a proxy nothing is looked up here but the proxy itself.
  const names = proxyPort === undefined ? hosts.resolvable : ['127.0.0.1'];
  const resolver = ['MAP * ~NOTFOUND', ...names.map((name) => `EXCLUDE ${name}`)].join(', ');
  return [
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    '--no-first-run',
    '--no-default-browser-check',
    // Workers, sockets and the browser's own services pass by request interception; names they cannot resolve.
    `--host-resolver-rules=${resolver}`,
    ...(proxyPort === undefined
      ? []
      : [
          `--proxy-server=http://127.0.0.1:${proxyPort}`,
          // Otherwise Chrome goes to this computer's own addresses directly.
          '--proxy-bypass-list=<-loopback>',
          '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
        ]),
    // The sandbox stays on; only root cannot have it.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

function launchError(error: unknown, path: string): AppError {
  const text = error instanceof Error ? error.message : String(error);
  if (/ENOENT|was not found at/.test(text)) return new AppError('GATEWAY_BROWSER_MISSING', { path }, error);
  return new AppError('GATEWAY_BROWSER_FAILED', { problem: text.split('\n')[0] ?? text }, error);
}
