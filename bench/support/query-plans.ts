import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type pg from 'pg';
import { withClient } from './with-client.ts';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly 'Actual Loops'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** How the statements of a call were answered. */
export interface PlanFindings {
  readonly indexes: readonly string[];
  /** large tables that were read from beginning to end */
  readonly scanned: readonly string[];
  /** rows that were read and thrown away: an index that does not fit is a scan as well */
  readonly vain: number;
}

export interface PlanWatch {
  /** Plans of the statements that are run while `work` is done. */
  during(work: () => Promise<unknown>): Promise<PlanFindings>;
  stop(): Promise<void>;
}

/** Everybody who connects from now on can be watched; until {@link watchPlans} nothing is. */
export async function preparePlans(databaseUrl: string): Promise<void> {
  await explaining(databaseUrl, async (client) => {
    const name = new URL(databaseUrl).pathname.slice(1);
    await client.query(`ALTER DATABASE "${name}" SET session_preload_libraries = 'auto_explain'`);
  });
}

/** Has the database write the plan of each statement, as it was run, to its log. */
export async function watchPlans(
  databaseUrl: string,
  logFile: string,
  large: readonly string[],
): Promise<PlanWatch> {
  const set = (settings: Readonly<Record<string, string>>) =>
    explaining(databaseUrl, async (client) => {
      for (const [name, value] of Object.entries(settings)) {
        await client.query(`ALTER SYSTEM SET auto_explain.${name} = ${value}`);
      }
      await client.query('SELECT pg_reload_conf()');
    });
  await set({ log_format: 'json', log_analyze: 'on', log_timing: 'off', log_min_duration: '0' });
  const log = openSync(logFile, 'r');
  const readFrom = (place: number) => {
    const bytes = Buffer.alloc(fstatSync(log).size - place);
    readSync(log, bytes, 0, bytes.length, place);
    return bytes.toString('utf8');
  };
  return {
    async during(work) {
      const place = fstatSync(log).size;
      await work();
      return judgePlans(readPlans(readFrom(place)), large);
    },
    async stop() {
      closeSync(log);
      await set({ log_min_duration: '-1' });
    },
  };
}

/** Entries of the log begin at the beginning of a line, their further lines with a tab. */
function readPlans(log: string): PlanNode[] {
  return log
    .split(/^(?=\d{4}-)/m)
    .filter((entry) => entry.includes(' ms  plan:\n'))
    .map((entry) => JSON.parse(entry.slice(entry.indexOf('plan:\n') + 'plan:\n'.length)).Plan);
}

function judgePlans(plans: readonly PlanNode[], large: readonly string[]): PlanFindings {
  const nodes = plans.flatMap(nodesOf);
  const indexes = nodes.flatMap((node) => node['Index Name'] ?? []);
  const scanned = nodes.flatMap((node) =>
    node['Node Type'] === 'Seq Scan' && large.includes(node['Relation Name'] ?? '')
      ? (node['Relation Name'] ?? [])
      : [],
  );
  const vain = nodes.reduce((sum, node) => {
    const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
    return sum + removed * (node['Actual Loops'] ?? 1);
  }, 0);
  return { indexes: [...new Set(indexes)].toSorted(), scanned: [...new Set(scanned)], vain };
}

function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

/** Work on a connection where statements can be explained. */
function explaining(databaseUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  return withClient(databaseUrl, async (client) => {
    await client.query("LOAD 'auto_explain'");
    await work(client);
  });
}
