import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleCore } from './support/bundle-core.ts';
import { writeContactsFile } from './support/contacts-file.ts';
import { median, type Report } from './support/report.ts';
import { runChild } from './support/run-child.ts';

const FLOOR = new URL('./floors/import-floor.ts', import.meta.url);
const ROWS = 1_000_000;
/** Import and floor take turns: what else the machine does meets both. */
const ROUNDS = 3;

interface ImportFigures {
  readonly ms: number;
  readonly rows: number;
  readonly created: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly rssMb: number;
  readonly p50: number;
  readonly p99: number;
  readonly calls: number;
}

interface FloorFigures {
  readonly ms: number;
  readonly good: number;
}

/** A million rows into the store against taking them apart and checking their numbers. */
export async function importFile(say: (line: string) => void): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'mws-bench-'));
  const core = await bundleCore(['import-child']);
  try {
    const path = join(folder, 'contacts.csv');
    await writeContactsFile(path, ROWS);
    const turns: { readonly floor: FloorFigures; readonly imported: ImportFigures }[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const floor = await runChild<FloorFigures>(FLOOR, { args: [path] });
      const imported = await runChild<ImportFigures>(core.child('import-child'), {
        args: [path],
        asCore: true,
      });
      say(
        `import ${shown(imported.ms)}, floor ${shown(floor.ms)}, p99 ${Math.round(imported.p99)} ms of ${imported.calls} calls, ${Math.round(imported.rssMb)} MB`,
      );
      turns.push({ floor, imported });
    }
    return report(turns);
  } finally {
    core.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

const shown = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

function report(turns: readonly { floor: FloorFigures; imported: ImportFigures }[]): Report {
  const imports = turns.map(({ imported }) => imported);
  const lost = imports.map(
    ({ rows, created, duplicates, rejected }) => rows - created - duplicates - rejected,
  );
  return {
    figures: {
      'import, s': median(imports.map(({ ms }) => ms)) / 1000,
      'floor, s': median(turns.map(({ floor }) => floor.ms)) / 1000,
      'rows/s': ROWS / (median(imports.map(({ ms }) => ms)) / 1000),
      'commands beside it, p50 ms': median(imports.map(({ p50 }) => p50)),
      'new contacts': imports[0]?.created ?? 0,
      rejected: imports[0]?.rejected ?? 0,
    },
    budgets: [
      {
        what: 'import / floor',
        measured: median(turns.map(({ floor, imported }) => imported.ms / floor.ms)),
        unit: '',
        limit: 1.5,
        bound: 'at most',
      },
      {
        what: 'RSS at most',
        measured: Math.max(...imports.map(({ rssMb }) => rssMb)),
        unit: 'MB',
        limit: 300,
        bound: 'at most',
      },
      {
        what: 'commands beside it, p99',
        measured: median(imports.map(({ p99 }) => p99)),
        unit: 'ms',
        limit: 100,
        bound: 'at most',
      },
      {
        what: 'rows unaccounted for',
        measured: Math.max(...lost, ...imports.map(({ rows }) => ROWS - rows)),
        unit: '',
        limit: 0,
        bound: 'at most',
      },
    ],
  };
}
