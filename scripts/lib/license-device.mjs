import { createHash, randomBytes } from 'node:crypto';
import { generateDeviceKeyPair } from '@mywasender/licensing/device-key';
import { signDeviceProof } from '@mywasender/licensing/device-proof';
import { callJson } from './api.mjs';

const newNonce = () => randomBytes(24).toString('base64url');

/**
 * A computer as the license server knows it: it activates a key, and asks whether it may go on.
 *
 * @param {string} serverUrl
 * @param {{ readonly id: string, readonly key: string }} license
 * @param {string} name
 */
export async function activateDevice(serverUrl, license, name) {
  const { publicKeyJwk, privateKeyJwk } = await generateDeviceKeyPair();
  const fingerprint = { machineId: createHash('sha256').update(newNonce()).digest('hex') };
  const post = (call, body) => callJson(`${serverUrl}/v1/licenses/${call}`, { body });
  const { licenseToken } = await post('activate', {
    key: license.key,
    device: { publicKey: publicKeyJwk, fingerprint, name, platform: 'linux', appVersion: '1.0.0' },
    nonce: newNonce(),
  });
  return {
    /** @returns {Promise<string>} the code of the verdict */
    async validate() {
      const nonce = newNonce();
      const proof = await signDeviceProof({
        privateKeyJwk,
        method: 'POST',
        url: `${serverUrl}/v1/licenses/validate`,
        nonce,
        licenseId: license.id,
        now: Date.now(),
      });
      return (await post('validate', { licenseToken, nonce, proof })).code;
    },
  };
}
