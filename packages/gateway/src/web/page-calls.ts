import { AppError } from '@mywasender/contract/app-error';
import type { Page } from 'puppeteer';
import type { Static, TSchema } from 'typebox';
import { MAX_SAID, readAnswer } from './bridge-messages.ts';
import { maskNumbers } from './mask-numbers.ts';

export interface PageCalls {
  /**
   * Asks the bridge and checks its answer. Rejects with GATEWAY_CLOSED when the page is lost meanwhile,
   * GATEWAY_PAGE_TIMEOUT when it does not answer in time, GATEWAY_OUTDATED when the answer is none, and
   * GATEWAY_CALL_FAILED with what the page says went wrong.
   */
  call<T extends TSchema>(method: string, args: object, answer: T, timeoutMs: number): Promise<Static<T>>;
  /** Any other work in the page; ends as a call does. */
  within<T>(work: () => Promise<T>, timeoutMs: number): Promise<T>;
  /** The page is gone: every open call ends now. */
  lose(): void;
}

export interface PageTrouble {
  /** An answer was nonsense. Told before the call rejects. */
  nonsense(what: string): void;
  /** Nothing came back from two calls in a row: the page hangs. Told before the second rejects. */
  silent(): void;
}

/** A page is slow now and then; one that leaves two calls in a row without any answer does not run any more. */
const SILENT_CALLS = 2;

export function createPageCalls(page: Page, trouble: PageTrouble): PageCalls {
  const open = new Set<(error: AppError) => void>();
  let unanswered = 0;
  const within = <T>(work: () => Promise<T>, timeoutMs: number): Promise<T> =>
    new Promise((resolve, reject) => {
      const finish = (settle: () => void): void => {
        if (!open.delete(fail)) return;
        clearTimeout(timer);
        settle();
      };
      const fail = (error: unknown): void => finish(() => reject(error));
      const timer = setTimeout(() => {
        unanswered += 1;
        if (unanswered >= SILENT_CALLS) trouble.silent();
        fail(new AppError('GATEWAY_PAGE_TIMEOUT', { seconds: Math.round(timeoutMs / 1000) }));
      }, timeoutMs);
      open.add(fail);
      const answered = (settle: () => void): void => {
        unanswered = 0;
        settle();
      };
      work().then(
        (value) => answered(() => finish(() => resolve(value))),
        (error: unknown) => answered(() => fail(error)),
      );
    });
  return {
    within,
    async call(method, args, schema, timeoutMs) {
      const said: unknown = await within(
        () =>
          page.evaluate(questionOf(method, args)).catch((error: unknown) => {
            throw pageError(method, error);
          }),
        timeoutMs,
      );
      const read = readAnswer(schema, said);
      if (read !== undefined && 'answer' in read) return read.answer;
      if (read !== undefined) throw callFailed(method, read.problem);
      const what = `answer of ${method}`;
      trouble.nonsense(what);
      throw new AppError('GATEWAY_OUTDATED', { missing: what });
    },
    lose() {
      for (const fail of [...open]) fail(new AppError('GATEWAY_CLOSED'));
    },
  };
}

/**
 * As text: page functions do not survive bundlers. The answer is made text in the page, so that nothing but one string
 * of bounded length comes out of it, whatever the page has made of its objects.
 */
function questionOf(method: string, args: object): string {
  return `(async () => {
    const said = (value) => {
      const text = JSON.stringify(value);
      return typeof text === 'string' && text.length <= ${MAX_SAID} ? text : '';
    };
    try {
      const ask = window.__mywasender?.${method};
      return typeof ask === 'function' ? said({ answer: await ask(${JSON.stringify(args)}) }) : '';
    } catch (error) {
      return said({ problem: String(error?.message ?? error).slice(0, 1000) });
    }
  })()`;
}

function pageError(method: string, error: unknown): AppError {
  const text = error instanceof Error ? error.message : String(error);
  const lost = /context was destroyed|Target closed|detached|Session closed|Connection closed|crashed/i;
  return lost.test(text) ? new AppError('GATEWAY_CLOSED') : callFailed(method, text);
}

function callFailed(method: string, problem: string): AppError {
  const line = problem.split('\n')[0] ?? '';
  return new AppError('GATEWAY_CALL_FAILED', { call: method, problem: maskNumbers(line.slice(0, 300)) });
}
