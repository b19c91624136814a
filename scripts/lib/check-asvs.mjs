import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createEvidenceCheck, readTables } from './evidence.mjs';

const COLUMNS = ['item', 'level', 'state', 'how, or why not', 'shown by'];
const STATES = ['met', 'partly', 'open', 'n/a'];
/** An item that is not met says why in a sentence, not in a word. */
const SHORTEST_REASON = 20;

/** Ids and levels of the standard, where its file is at hand; null elsewhere. */
export function readStandard(root) {
  const folder = resolve(root, process.env.REFERENCE_DATA ?? '../shared/data');
  const file = join(folder, 'asvs/asvs-5.0.0.flat.json');
  if (!existsSync(file)) return null;
  const { requirements } = JSON.parse(readFileSync(file, 'utf8'));
  return new Map(requirements.map(({ req_id, L }) => [req_id, String(L)]));
}

/** What is wrong with the table, as sentences, and how many items are in which state. */
export function checkAsvs(root, markdown, standard) {
  const rows = readTables(markdown, COLUMNS);
  const checkEvidence = createEvidenceCheck(root);
  const problems = [];
  const counts = Object.fromEntries(STATES.map((state) => [state, 0]));
  const seen = new Set();
  for (const { item, level, state, 'how, or why not': text, 'shown by': shownBy } of rows) {
    const say = (problem) => problems.push(`${item}: ${problem}`);
    if (seen.has(item)) say('stands here twice');
    seen.add(item);
    if (!STATES.includes(state)) say(`has no state "${state}"`);
    else counts[state]++;
    if (text === '') say('says nothing');
    if (state === 'met' && shownBy === '') say('is met and shown by nothing');
    if (state !== 'met' && text.length < SHORTEST_REASON) say('gives no reason');
    for (const problem of checkEvidence(shownBy)) say(problem);
    if (standard !== null && standard.get(item) !== level) say(`is not of level ${level} in the standard`);
  }
  for (const [item, level] of standard ?? []) {
    if (level !== '3' && !seen.has(item)) problems.push(`${item}: is missing (level ${level})`);
  }
  return { problems, counts };
}
