import pino from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { createFakeIpc } from '../../test/fake-ipc.ts';
import { CHANNELS } from '../preload/channels.ts';
import { answerIpc } from './ipc-answers.ts';

const log = pino({ level: 'silent' });

function setUp(pageUrl = 'app://ui/') {
  const ipc = createFakeIpc(pageUrl);
  const ask = vi.fn(async () => null);
  const chooseTarget = vi.fn(async () => null);
  answerIpc({ ipc: ipc.main, core: { ask }, chooseTarget, log });
  return { ...ipc, ask, chooseTarget };
}

describe('questions of the page', () => {
  it.each(['https://evil.example/', 'app://other/', 'file:///app/index.html'])(
    'are refused from %s, whatever is asked',
    async (pageUrl) => {
      const { renderer, ask } = setUp(pageUrl);
      for (const channel of [CHANNELS.call, CHANNELS.putFile, CHANNELS.saveFile])
        expect(await renderer.invoke(channel, 'settings.get', {})).toMatchObject({
          ok: false,
          error: { code: 'ORIGIN_REFUSED' },
        });
      expect(ask).not.toHaveBeenCalled();
    },
  );

  it.each([
    [['settings.get', { more: 1 }], 'VALIDATION_FAILED'],
    [['settings.nothing', {}], 'NOT_FOUND'],
    [[{ toString: 'settings.get' }, {}], 'NOT_FOUND'],
    [['__proto__', {}], 'NOT_FOUND'],
    [[], 'NOT_FOUND'],
  ])('are checked against the contract: %j', async (input, code) => {
    const { renderer, ask } = setUp();
    expect(await renderer.invoke(CHANNELS.call, ...input)).toMatchObject({ ok: false, error: { code } });
    expect(ask).not.toHaveBeenCalled();
  });

  it('pass when they fit', async () => {
    const { renderer, ask } = setUp();
    expect(await renderer.invoke(CHANNELS.call, 'settings.update', { theme: 'dark' })).toEqual({
      ok: true,
      value: null,
    });
    expect(ask).toHaveBeenCalledWith('call', { name: 'settings.update', input: { theme: 'dark' } });
  });

  it('take files as bytes with a name', async () => {
    const { renderer, ask } = setUp();
    for (const input of [
      ['list.csv', 'text'],
      ['', new ArrayBuffer(1)],
      [7, new ArrayBuffer(1)],
    ])
      expect(await renderer.invoke(CHANNELS.putFile, ...input)).toMatchObject({
        ok: false,
        error: { code: 'VALIDATION_FAILED' },
      });
    expect(ask).not.toHaveBeenCalled();
  });

  it('save nothing when the user changes their mind', async () => {
    const { renderer, ask, chooseTarget } = setUp();
    expect(await renderer.invoke(CHANNELS.saveFile, 'file_0123456789abcdef', 'report.csv')).toEqual({
      ok: true,
      value: null,
    });
    expect(chooseTarget).toHaveBeenCalledTimes(1);
    expect(ask).not.toHaveBeenCalled();
  });
});
