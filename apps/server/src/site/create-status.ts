import type { PublicStatus } from '@mywasender/contract/http/site';
import type { ServerDeps } from '../shared/deps.ts';

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
  let known: PublicStatus | null = null;
  let running: Promise<PublicStatus> | null = null;
  const lookAgain = async () => {
    const at = deps.now();
    const seen = await inTime(look()).catch((error: unknown) => {
      onProblem(error);
      const others = ['mail', ...deps.payments.keys()] as const;
      return {
        parts: [
          { name: 'database', state: 'problem' } as const,
          ...others.map((name) => ({ name, state: 'unknown' }) as const),
        ],
        lastIncident: null,
      };
    });
    known = { checkedAt: at.toISOString(), ...seen };
    return known;
  };
  return async () => {
    const age =
      known === null ? Number.POSITIVE_INFINITY : deps.now().getTime() - Date.parse(known.checkedAt);
    if (known !== null && age >= 0 && age < KEPT_MS) return known;
    running ??= lookAgain().finally(() => {
      running = null;
    });
    return running;
  };
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
