import { randomUUID } from 'node:crypto';
import fp from 'fastify-plugin';
import { exportHead } from '../audit/export-head.ts';
import { watchAudit } from '../audit/watch-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';

const EXPORT_MS = 5 * 60_000;
/** 6 hours; the first time 5 minutes after the start */
const VERIFY_EVERY = 72;

/**
 * Exports signed heads of the audit chain and verifies it against them. Every instance does: each has a file of its
 * own, and a trail that was cut off has to deceive them all.
 */
export const auditPlugin = fp<{ deps: Pick<ServerDeps, 'db' | 'now' | 'config' | 'jobs'> }>(
  async (app, { deps }) => {
    const checker = randomUUID();
    let exported = 0;
    let rounds = 0;
    let running: Promise<void> = Promise.resolve();
    const round = async () => {
      if (rounds++ % VERIFY_EVERY === 0) await watchAudit(deps, app.log, checker);
      exported = await exportHead(deps, app.log, exported);
    };
    const timer = setInterval(() => {
      running = running
        .then(round)
        .catch((error: unknown) => app.log.error({ err: error }, 'the audit trail could not be secured'));
    }, EXPORT_MS);
    timer.unref();
    app.addHook('onClose', async () => {
      clearInterval(timer);
      await running;
    });
  },
  { name: 'audit' },
);
