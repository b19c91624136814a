import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from '../config/read-config.ts';
import { explainFailure } from '../explain-failure.ts';
import { type LeaseKeySettings, retireLeaseKeys, rotateLeaseKeys } from './rotate-lease-keys.ts';

const USAGE = [
  'npm run keys:rotate -- [--out FILE]             a new lease key, introduced by the one that signs now',
  'npm run keys:rotate -- --retire [--out FILE]    after the overlap: without the old keys',
].join('\n');

try {
  const { values } = parseArgs({ options: { out: { type: 'string' }, retire: { type: 'boolean' } } });
  const config = await readConfig(process.env);
  const input = { keys: config.leaseKeys, introductions: config.leaseKeyIntroductions, now: Date.now() };
  const settings = values.retire === true ? retireLeaseKeys(input) : await rotateLeaseKeys(input);
  report(settings, values.out, values.retire === true);
} catch (error) {
  const usage = error instanceof TypeError && 'code' in error ? USAGE : explainFailure(error);
  process.stderr.write(`${usage}\n`);
  process.exitCode = 1;
} finally {
  // an open channel to the parent would keep the process alive
  if (process.connected) process.disconnect();
}

/** The private keys go into a file only its owner reads, or to the terminal for a secret store. */
function report(settings: LeaseKeySettings, out: string | undefined, retired: boolean): void {
  const lines = [
    `LEASE_SIGNING_KEY='${settings.signingKeys}'`,
    `LEASE_KEY_INTRODUCTIONS='${settings.introductions}'`,
    `MYWASENDER_LEASE_KEYS='${settings.publicKeys}'`,
  ];
  if (out !== undefined) writeFileSync(out, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' });
  const steps = retired
    ? [
        'Deploy the first two values. The old keys sign and are published no more; apps that know them alone',
        'still follow the introductions.',
      ]
    : [
        '1. Deploy the first two values to every instance and restart them: the new key signs, the old ones are',
        '   published beside it.',
        '2. Build the next version of the app with MYWASENDER_LEASE_KEYS.',
        '3. After 7 days, when every app has seen the new key: npm run keys:rotate -- --retire',
      ];
  const where = out === undefined ? lines : [`Written to ${out}, which holds private keys.`];
  process.stdout.write(`${[...where, '', ...steps].join('\n')}\n`);
}
