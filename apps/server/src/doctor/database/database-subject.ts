import type { ServerDeps } from '../../shared/deps.ts';

/** An open database and what reads it. */
export interface DatabaseSubject {
  readonly deps: Pick<ServerDeps, 'config' | 'db' | 'now' | 'sealer' | 'secrets'>;
  readonly prismaDir: string;
  /** the server is live: what may wait before that may not any more */
  readonly live: boolean;
}
