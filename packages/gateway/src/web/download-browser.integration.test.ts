import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { downloadBrowser } from './download-browser.ts';

it('a download that fails says so', async () => {
  const server = createServer((_request, response) => response.writeHead(404).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const cacheDir = await mkdtemp(join(tmpdir(), 'mywasender-browser-'));
  await expect(downloadBrowser(cacheDir, undefined, `http://127.0.0.1:${port}`)).rejects.toMatchObject({
    code: 'GATEWAY_DOWNLOAD_FAILED',
  });
  await rm(cacheDir, { recursive: true, force: true });
  await new Promise((resolve) => server.close(resolve));
});
