// What the server alone needs: for the image of the Dockerfile.
import { buildPortal, generatePrismaClient } from './build.mjs';
import { runMain } from './fail.mjs';

await runMain(async () => {
  await generatePrismaClient();
  await buildPortal();
});
