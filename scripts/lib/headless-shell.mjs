import { existsSync } from 'node:fs';

/** Debian's package of that name; what it puts into /usr/bin stays in between as a shell when the browser is killed. */
const SHELL = '/usr/lib/chromium/chromium-headless-shell';

/**
 * The browser of tests that open pages by the hundred: where it is installed the headless shell, which starts with
 * half the computing of the whole browser and shows the same pages; else `browser`. `npm run demo` and the desktop
 * app of the end-to-end tests send through the whole one.
 */
export const headlessShellOr = (browser) => (existsSync(SHELL) ? SHELL : browser);
