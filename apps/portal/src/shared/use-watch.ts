import { useState } from 'react';
import { nextLookIn } from './slowing-poll.ts';

/** Looking at something that changes by itself, less and less often, until half an hour is over or somebody asks anew. */
export function useWatch() {
  const [since, setSince] = useState(Date.now);
  return {
    /** wait before the next look, ms; false: enough */
    nextLook: () => nextLookIn(Date.now() - since),
    /** whether another look followed one that ended then */
    goesOnAfter: (lookedAt: number) => nextLookIn(lookedAt - since) !== false,
    again: () => setSince(Date.now()),
  };
}
