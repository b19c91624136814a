import { WINDOW_MS } from '@mywasender/gateway/cloud/cloud-session';

/** Whether Meta still allows free text to somebody who last wrote at `lastInbound`, epoch ms. */
export function isWindowOpen(lastInbound: number | null, now: number): boolean {
  return lastInbound !== null && now - lastInbound < WINDOW_MS;
}
