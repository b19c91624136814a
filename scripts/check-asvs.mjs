// `node scripts/check-asvs.mjs`: are the security tables true? Every test they name must exist.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkAsvs, readStandard } from './lib/check-asvs.mjs';
import { checkThreats } from './lib/check-threats.mjs';
import { ROOT } from './lib/paths.mjs';

const read = (name) => readFileSync(join(ROOT, 'docs/security', name), 'utf8');
const standard = readStandard(ROOT);
if (standard === null)
  console.log('The list of the standard is not at hand: whether an item is missing was not checked.');
const asvs = checkAsvs(ROOT, read('asvs.md'), standard);
const threats = checkThreats(ROOT, read('threats.md'));
const problems = [...asvs.problems, ...threats.problems];
for (const problem of problems) console.error(problem);
const counts = Object.entries(asvs.counts).map(([state, count]) => `${count} ${state}`);
console.log(
  `ASVS: ${counts.join(', ')}. Threats: ${threats.threats}, weaknesses of peers: ${threats.regressions}.`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
