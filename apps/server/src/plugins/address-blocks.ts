import { AppError } from '@mywasender/contract/app-error';
import type { RouteDefinition } from '@mywasender/contract/http/routes/route';
import fp from 'fastify-plugin';
import { readBlocks } from '../blocks/list-blocks.ts';
import { showsLicense } from '../blocks/shows-license.ts';
import { watchBlocks } from '../blocks/watch-blocks.ts';
import type { ServerDeps } from '../shared/deps.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** end of the block of its address; null: it is not blocked */
    blockedUntil: Date | null;
  }
  interface FastifyContextConfig {
    /** of the contract; without it a blocked address is refused */
    evenBlocked?: NonNullable<RouteDefinition['evenBlocked']>;
  }
}

/** A change is heard of at once; this is how long it takes an instance that heard nothing. */
export const BLOCKS_POLL_MS = 10_000;

/**
 * Refuses requests from blocked addresses before anything else is done for them. Computers with a license go on,
 * whatever shares their address; where the license is in the body, it is looked at as soon as that is read. While
 * the database is away the list read last counts, and each block still ends at its time.
 */
export const addressBlocksPlugin = fp<{ deps: Pick<ServerDeps, 'db' | 'now' | 'signals' | 'secrets'> }>(
  async (app, { deps }) => {
    const watch = watchBlocks({ load: () => readBlocks(deps), log: app.log });
    app.decorateRequest('blockedUntil', null);
    app.addHook('onRequest', async (request) => {
      const { evenBlocked } = request.routeOptions.config;
      request.blockedUntil = watch.find(request.ip, deps.now());
      if (request.blockedUntil !== null && evenBlocked === undefined) throw blocked(request.blockedUntil);
    });
    app.addHook('preValidation', async (request) => {
      const { blockedUntil } = request;
      if (blockedUntil === null || request.routeOptions.config.evenBlocked === 'anyone') return;
      if (!(await showsLicense(deps, app.tokens, request))) throw blocked(blockedUntil);
    });
    const blocked = (until: Date) => {
      const seconds = Math.ceil((until.getTime() - deps.now().getTime()) / 1000);
      return new AppError('ADDRESS_BLOCKED', { seconds: Math.max(1, seconds) });
    };

    const end = deps.signals.subscribe(({ kind }) => {
      if (kind === 'address-block') void watch.refresh();
    });
    const timer = setInterval(() => void watch.refresh(), BLOCKS_POLL_MS);
    timer.unref();
    app.addHook('onReady', () => watch.refresh());
    app.addHook('onClose', async () => {
      end();
      clearInterval(timer);
      await watch.stop();
    });
  },
  { name: 'address-blocks', dependencies: ['error-handler', 'security-headers'] },
);
