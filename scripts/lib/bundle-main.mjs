import { resolve } from 'node:path';
import { readArguments } from './arguments.mjs';
import { Failure, runMain } from './fail.mjs';
import { ROOT } from './paths.mjs';
import { buildBundle, makeReleaseKey, publishBundle, withdrawBundles } from './release-bundle.mjs';

const USAGE = [
  'npm run bundle -- key --out KEY                                         a release key, once',
  'npm run bundle -- build --key KEY --sequence N --min-app 0.1.0 --out FOLDER [--version TEXT] [--days 180]',
  'npm run bundle -- withdraw --key KEY --sequence N --reason TEXT --out FOLDER',
  'npm run bundle -- publish --from FOLDER --to FOLDER                     --to: ADAPTER_DIR of the server',
].join('\n');

const text = { type: 'string' };
const STEPS = {
  key: { options: { out: text }, needs: ['out'], run: makeReleaseKey },
  build: {
    options: {
      key: text,
      sequence: text,
      'min-app': text,
      out: text,
      version: text,
      days: { type: 'string', default: '180' },
    },
    needs: ['key', 'sequence', 'min-app', 'out'],
    run: buildBundle,
  },
  withdraw: {
    options: { key: text, sequence: text, reason: text, out: text },
    needs: ['key', 'sequence', 'reason', 'out'],
    run: withdrawBundles,
  },
  publish: { options: { from: text, to: text }, needs: ['from', 'to'], run: publishBundle },
};
const PATHS = ['key', 'out', 'from', 'to'];

await runMain(async () => {
  const [name, ...rest] = process.argv.slice(2);
  if (!Object.hasOwn(STEPS, name ?? '')) throw new Failure(`What is to be done?\n${USAGE}`);
  process.argv = [...process.argv.slice(0, 2), ...rest];
  const { options, needs, run } = STEPS[name];
  const flags = readArguments(options, USAGE);
  for (const need of needs) if (!flags[need]) throw new Failure(`--${need} is missing.\n${USAGE}`);
  // As the caller sees them, not the folder npm changes to.
  for (const path of PATHS)
    if (flags[path] !== undefined) flags[path] = resolve(process.env.INIT_CWD ?? ROOT, flags[path]);
  console.log(await run(flags, Date.now()));
});
