import { createEvidenceCheck, readTables } from './evidence.mjs';

const COLUMNS = ['vector', 'defence', 'shown by', 'what remains'];
const REGRESSIONS = ['weakness of a peer', 'here', 'shown by'];

/** What is wrong with the tables of threats and of weaknesses others had. */
export function checkThreats(root, markdown) {
  const checkEvidence = createEvidenceCheck(root);
  const threats = readTables(markdown, COLUMNS);
  const regressions = readTables(markdown, REGRESSIONS);
  const problems = [...threats, ...regressions].flatMap((row) => {
    const name = row.vector ?? row['weakness of a peer'];
    const empty = Object.entries(row).filter(([, cell]) => cell === '');
    return [
      ...empty.map(([column]) => `${name}: "${column}" is empty`),
      ...checkEvidence(row['shown by']).map((problem) => `${name}: ${problem}`),
    ];
  });
  return { problems, threats: threats.length, regressions: regressions.length };
}
