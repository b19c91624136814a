import type { ServerDeps } from '../shared/deps.ts';

/** A look that was overtaken is taken again, so often at most. */
const MOST_LOOKS = 12;

/**
 * Looks at a provider and takes what was seen into account. Looks are numbered, on all instances together: `see` answers
 * false when a look that began later was taken into account already, and looks again. Whoever is overtaken every time
 * leaves it to the others.
 */
export async function takeLooks(
  { db }: Pick<ServerDeps, 'db'>,
  see: (look: bigint) => Promise<boolean>,
): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const { rows } = await db.pool.query<{ look: string }>("SELECT nextval('payment_looks') AS look");
    if (await see(BigInt(rows[0]?.look ?? 0))) return;
  }
}
