import { ensureBrowser } from './browser.mjs';
import { buildPortal, buildRenderer, generatePrismaClient } from './build.mjs';
import { runMain } from './fail.mjs';

await runMain(async () => {
  await generatePrismaClient();
  await ensureBrowser();
  await buildPortal();
  await buildRenderer();
  console.log('Everything is installed and built.');
});
