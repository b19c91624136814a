import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from '../config/read-config.ts';
import { runCommand } from '../shared/run-command.ts';
import { type LeaseKeySettings, retireLeaseKeys, rotateLeaseKeys } from './rotate-lease-keys.ts';

const USAGE = [
  'npm run keys:rotate -- [--out FILE]             a new lease key, introduced by the one that signs now',
  'npm run keys:rotate -- --retire [--out FILE]    after the overlap: without the old keys',
].join('\n');

await runCommand({
  usage: USAGE,
  read: (args) =>
    parseArgs({ args, options: { out: { type: 'string' }, retire: { type: 'boolean', default: false } } })
      .values,
  async run({ out, retire }) {
    const config = await readConfig(process.env);
    const input = { keys: config.leaseKeys, introductions: config.leaseKeyIntroductions, now: Date.now() };
    report(retire ? retireLeaseKeys(input) : await rotateLeaseKeys(input), out, retire);
  },
});

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
