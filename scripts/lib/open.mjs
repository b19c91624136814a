import { spawn } from 'node:child_process';

/** Opens an address in the user's browser. A machine without one just keeps the printed address. */
export function openInBrowser(url) {
  const [command, args] = {
    darwin: ['open', [url]],
    win32: ['cmd', ['/c', 'start', '', url]],
  }[process.platform] ?? ['xdg-open', [url]];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => console.log(`  Open ${url} yourself: no browser could be started from here.`));
  child.unref();
}
