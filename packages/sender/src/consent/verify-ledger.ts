import { setImmediate } from 'node:timers/promises';
import type { LedgerCheck } from '@mywasender/contract/models/ledger';
import type { Core } from '../core.ts';
import { entryHash } from '../store/consent-chain.ts';
import { chainAfter, lastIdGiven } from '../store/ledger-pages.ts';

/** Entries between two moments in which other commands are answered: about 15 ms. */
const STEP = 2000;

/**
 * Computes every hash of the ledger anew and names the first entry that was changed, is missing, or was cut off at
 * the end. Whoever can write the file can also compute new hashes: a printed or exported head shows that.
 */
export async function verifyLedger(core: Core): Promise<LedgerCheck> {
  const checkedAt = core.deps.wallClock.now();
  let head = { id: 0, hash: '' };
  for (;;) {
    const entries = chainAfter(core.sql, head.id, STEP);
    for (const entry of entries) {
      const problem =
        entry.id !== head.id + 1
          ? 'missing'
          : entry.previousHash !== head.hash || entry.hash !== entryHash(entry)
            ? 'changed'
            : null;
      if (problem !== null) {
        const broken = { entry: String(head.id + 1), problem } as const;
        return { entries: head.id, head: named(head), broken, checkedAt };
      }
      head = entry;
    }
    if (entries.length < STEP) break;
    await setImmediate();
  }
  const broken =
    lastIdGiven(core.sql) > head.id ? ({ entry: String(head.id + 1), problem: 'cut-off' } as const) : null;
  return { entries: head.id, head: named(head), broken, checkedAt };
}

function named({ id, hash }: { readonly id: number; readonly hash: string }): LedgerCheck['head'] {
  return id === 0 ? null : { entry: String(id), hash };
}
