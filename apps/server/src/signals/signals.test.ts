import { expect, it } from 'vitest';
import { createLocalSignals, type Signal } from './signals.ts';

it('tells every listener until it leaves', () => {
  const signals = createLocalSignals();
  const heard: [string, Signal][] = [];
  const endOne = signals.subscribe((signal) => heard.push(['one', signal]));
  signals.subscribe((signal) => heard.push(['two', signal]));
  signals.publish({ kind: 'license', id: 'a' });
  endOne();
  signals.publish({ kind: 'session', id: 'b' });
  expect(heard).toEqual([
    ['one', { kind: 'license', id: 'a' }],
    ['two', { kind: 'license', id: 'a' }],
    ['two', { kind: 'session', id: 'b' }],
  ]);
});
