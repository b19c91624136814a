import { buildElectron, buildPortal, buildRenderer, generatePrismaClient } from './build.mjs';
import { runMain } from './fail.mjs';

await runMain(async () => {
  await generatePrismaClient();
  await buildPortal();
  await buildRenderer();
  await buildElectron();
});
