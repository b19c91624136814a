import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { testTitlesOf } from './test-titles.mjs';

/** The rows of every Markdown table with these columns, as objects by column. */
export function readTables(markdown, columns) {
  const header = `| ${columns.join(' | ')} |`;
  const lines = markdown.split('\n');
  const rows = [];
  for (let at = 0; at < lines.length; at++) {
    if (lines[at] !== header) continue;
    for (at += 2; lines[at]?.startsWith('|'); at++) {
      const cells = lines[at].split(/(?<!\\)\|/).slice(1, -1);
      rows.push(Object.fromEntries(columns.map((column, index) => [column, (cells[index] ?? '').trim()])));
    }
  }
  return rows;
}

/** Reads a cell of evidence: `` `path` › title `` of a test or `` `path` `` of a document, `<br>` between them. */
function readEvidence(cell) {
  return cell === ''
    ? []
    : cell.split('<br>').map((entry) => {
        const [, path, title] = /^`([^`]+)`(?: › (.+))?$/.exec(entry.trim()) ?? [];
        return { entry, path, title };
      });
}

/** What is wrong with the evidence of a cell; tests are looked up by file and exact title. */
export function createEvidenceCheck(root) {
  const titles = new Map();
  return (cell) =>
    readEvidence(cell).flatMap(({ entry, path, title }) => {
      if (path === undefined) return [`cannot be read: ${entry}`];
      if (!existsSync(join(root, path))) return [`there is no ${path}`];
      const isTest = /\.(test|spec)\.(ts|tsx|mjs)$/.test(path);
      if (title === undefined) return isTest ? [`names no test of ${path}`] : [];
      if (!isTest) return [`${path} is no test`];
      if (!titles.has(path)) titles.set(path, testTitlesOf(join(root, path)));
      return titles.get(path).has(title) ? [] : [`${path} has no test "${title}"`];
    });
}
