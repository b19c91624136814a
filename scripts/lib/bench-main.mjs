import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { campaign } from '../../bench/campaign.ts';
import { gateway } from '../../bench/gateway.ts';
import { importFile } from '../../bench/import.ts';
import { portal } from '../../bench/portal.ts';
import { scaleOut } from '../../bench/scale-out.ts';
import { isMet } from '../../bench/support/report.ts';
import { validate } from '../../bench/validate.ts';
import { generatePrismaClient } from './build.mjs';
import { Failure, runMain } from './fail.mjs';
import { ROOT } from './paths.mjs';
import { stopWithParent } from './stop-with-parent.mjs';

const BENCHMARKS = { validate, 'scale-out': scaleOut, gateway, import: importFile, campaign, portal };
const RESULTS = join(ROOT, 'bench/results');
const USAGE = `Usage: npm run bench [-- NAME]\nNames: ${Object.keys(BENCHMARKS).join(', ')}`;

await runMain(async () => {
  const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(BENCHMARKS);
  for (const name of names) {
    if (!Object.hasOwn(BENCHMARKS, name)) throw new Failure(`There is no benchmark "${name}".\n${USAGE}`);
  }
  stopWithParent(() => process.exit(1));
  await generatePrismaClient();
  for (const name of names) {
    console.log(`\n${name}`);
    const report = await BENCHMARKS[name]((line) => console.log(`  ${line}`));
    const machine = { cores: cpus().length, cpu: cpus()[0]?.model, node: process.version };
    mkdirSync(RESULTS, { recursive: true });
    const file = join(RESULTS, `${name}.json`);
    writeFileSync(file, `${JSON.stringify({ name, at: new Date(), machine, ...report }, null, 2)}\n`);
    printReport(report);
    if (!report.budgets.every(isMet)) process.exitCode = 1;
  }
});

function printReport({ figures, budgets }) {
  console.table(Object.entries(figures).map(([figure, value]) => ({ figure, value: round(value) })));
  console.table(
    budgets.map((budget) => ({
      budget: budget.what,
      measured: `${round(budget.measured)} ${budget.unit}`.trim(),
      allowed: `${budget.bound} ${budget.limit} ${budget.unit}`.trim(),
      met: isMet(budget) ? 'yes' : 'NO',
    })),
  );
}

function round(value) {
  return Math.round(value * 100) / 100;
}
