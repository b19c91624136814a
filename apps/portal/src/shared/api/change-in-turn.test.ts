import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { changeInTurn, isChanging } from './change-in-turn.ts';

it('sends a change of one thing after the answer to the one before, a refusal too, and others at once', async () => {
  const queryClient = new QueryClient();
  const log: string[] = [];
  const answers = new Map<string, PromiseWithResolvers<string>>();
  const change = (thing: string, name: string) => {
    const answer = Promise.withResolvers<string>();
    answers.set(name, answer);
    return changeInTurn(queryClient, thing, () => {
      log.push(name);
      return answer.promise;
    });
  };

  const suspended = change('license 1', 'suspend 1');
  const resumed = change('license 1', 'resume 1');
  const suspendedAgain = change('license 1', 'suspend 1 again');
  const other = change('license 2', 'suspend 2');
  answers.get('suspend 2')?.resolve('2 is suspended');
  expect(await other).toBe('2 is suspended');
  expect(log).toEqual(['suspend 1', 'suspend 2']);

  expect([isChanging(queryClient, 'license 1'), isChanging(queryClient, 'license 2')]).toEqual([true, false]);

  answers.get('suspend 1')?.reject(new Error('refused'));
  await expect(suspended).rejects.toThrow('refused');
  answers.get('resume 1')?.resolve('1 is active');
  expect(await resumed).toBe('1 is active');
  expect(isChanging(queryClient, 'license 1')).toBe(true);
  answers.get('suspend 1 again')?.resolve('1 is suspended');
  expect(await suspendedAgain).toBe('1 is suspended');
  expect(log).toEqual(['suspend 1', 'suspend 2', 'resume 1', 'suspend 1 again']);
  expect(isChanging(queryClient, 'license 1')).toBe(false);
});
