import type { PublicStatus } from '@mywasender/contract/http/site';
import type { ServerDeps } from '../shared/deps.ts';
import { inTime } from '../shared/in-time.ts';
import { keepShortly } from '../shared/keep-shortly.ts';

const KEPT_MS = 15_000;
const PATIENCE_MS = 3000;

interface StatusOptions {
  readonly deps: Pick<ServerDeps, 'payments' | 'now'>;
  readonly look: () => Promise<Omit<PublicStatus, 'checkedAt'>>;
  readonly onProblem: (error: unknown) => void;
}

/**
 * The status as everybody may see it. However many ask at once and however often, there is one look in 15 seconds; one
 * that takes over 3 seconds says that the database is away, and nothing more is known.
 */
export function createStatus({ deps, look, onProblem }: StatusOptions): () => Promise<PublicStatus> {
  const { now, payments } = deps;
  const others = ['mail', ...payments.keys()] as const;
  const lookAgain = async (): Promise<PublicStatus> => {
    const checkedAt = now().toISOString();
    try {
      return { checkedAt, ...(await inTime(look(), PATIENCE_MS)) };
    } catch (error) {
      onProblem(error);
      return {
        checkedAt,
        parts: [
          { name: 'database', state: 'problem' },
          ...others.map((name) => ({ name, state: 'unknown' }) as const),
        ],
        lastIncident: null,
      };
    }
  };
  const status = keepShortly(lookAgain, { forMs: KEPT_MS, now });
  return () => status(undefined);
}
