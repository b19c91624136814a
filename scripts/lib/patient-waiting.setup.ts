import { vi } from 'vitest';

/** As long as Playwright is set to wait: the second that vitest gives is over too soon on a machine with other work. */
const PATIENCE_MS = 20_000;

const { waitFor } = vi;
// once for each worker: the files of one share what they import, this too
if (waitFor.name !== 'patientWaitFor') {
  vi.waitFor = function patientWaitFor(work, options) {
    return waitFor(work, typeof options === 'number' ? options : { timeout: PATIENCE_MS, ...options });
  };
}
