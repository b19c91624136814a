import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { ensureBrowser } from './browser.mjs';
import { findFreePorts } from './ports.mjs';
import { createStack } from './stack.mjs';

/** Runs work with a browser and a stack in a folder of its own; none of them is left afterwards. */
export async function withBrowser(name, work) {
  const executablePath = await ensureBrowser();
  const dataDir = mkdtempSync(join(tmpdir(), `mywasender-${name}-`));
  const [server, desktop, simulator] = await findFreePorts(3);
  const stack = createStack({ dataDir, ports: { server, desktop, simulator } });
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    await work({ stack, browser, executablePath });
  } finally {
    await browser.close();
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
