import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changeLicense, generateLicense } from '../../scripts/lib/api.mjs';
import { findFreePorts } from '../../scripts/lib/ports.mjs';
import { createStack } from '../../scripts/lib/stack.mjs';

/** License server, simulator and desktop app on free ports and a folder of their own, as `npm start` runs them. */
export async function startWholeStack({ clock }: { clock: 'virtual' | 'real' }) {
  const dataDir = mkdtempSync(join(tmpdir(), 'mywasender-e2e-'));
  const [server = 0, desktop = 0, simulator = 0] = await findFreePorts(3);
  const stack = createStack({ dataDir, ports: { server, desktop, simulator } });
  const stop = async () => {
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const licenseServer = await stack.startServer();
    const whatsapp = await stack.startSimulator();
    const { accounts, planIds } = JSON.parse(readFileSync(stack.accountsFile, 'utf8'));
    const newLicense = (planId: string = planIds.Pro) =>
      generateLicense({ serverUrl: licenseServer.url, accounts, planId });
    const change = (licenseId: string, action: 'suspend' | 'resume') =>
      changeLicense({ serverUrl: licenseServer.url, accounts, licenseId, action });
    const startApp = () =>
      stack.startHeadless({
        serverUrl: licenseServer.url,
        simulatorUrl: whatsapp.url,
        browser: process.env.CHROME_PATH,
        clock,
        adapterKeys: releaseKeys(),
      });
    return {
      dataDir,
      serverUrl: licenseServer.url,
      simulatorUrl: whatsapp.url,
      newLicense,
      changeLicense: change,
      startApp,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** As in a release, so that the screens offer newer code for WhatsApp's page. */
function releaseKeys(): string {
  const { kty, crv, x } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
  return JSON.stringify({ keys: [{ kid: 'release', kty, crv, x }] });
}
