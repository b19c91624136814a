import { AppError } from '@mywasender/contract/app-error';
import type { Page } from 'puppeteer';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { maskNumbers } from './mask-numbers.ts';

export interface PageCalls {
  /**
   * Asks the bridge and checks its answer. Rejects with GATEWAY_CLOSED when the page is lost meanwhile and
   * GATEWAY_PAGE_TIMEOUT when it does not answer in time.
   */
  call<T extends TSchema>(method: string, args: object, answer: T, timeoutMs: number): Promise<Static<T>>;
  /** The page is gone: every open call ends now. */
  lose(): void;
}

export function createPageCalls(page: Page): PageCalls {
  const open = new Set<(error: AppError) => void>();
  return {
    call(method, args, answer, timeoutMs) {
      // As text: page functions do not survive bundlers.
      const expression = `window.__mywasender.${method}(${JSON.stringify(args)})`;
      return new Promise((resolve, reject) => {
        const finish = (settle: () => void): void => {
          clearTimeout(timer);
          open.delete(fail);
          settle();
        };
        const fail = (error: AppError): void => finish(() => reject(error));
        const timer = setTimeout(
          () => fail(new AppError('GATEWAY_PAGE_TIMEOUT', { seconds: Math.round(timeoutMs / 1000) })),
          timeoutMs,
        );
        open.add(fail);
        page.evaluate(expression).then(
          (value: unknown) => {
            if (Value.Check(answer, value)) finish(() => resolve(value));
            else fail(new AppError('GATEWAY_OUTDATED', { missing: `answer of ${method}` }));
          },
          (error: unknown) => fail(pageError(method, error)),
        );
      });
    },
    lose() {
      for (const fail of [...open]) fail(new AppError('GATEWAY_CLOSED'));
    },
  };
}

function pageError(method: string, error: unknown): AppError {
  const text = maskNumbers(error instanceof Error ? error.message : String(error));
  const lost = /context was destroyed|Target closed|detached|Session closed|Connection closed|crashed/i;
  if (lost.test(text)) return new AppError('GATEWAY_CLOSED');
  return new AppError('GATEWAY_CALL_FAILED', { call: method, problem: text.split('\n')[0] ?? text });
}
