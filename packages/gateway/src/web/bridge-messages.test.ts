import { describe, expect, it } from 'vitest';
import { parseBridgeMessage } from './bridge-messages.ts';

describe('reports of the page', () => {
  it('are taken as they are known', () => {
    const ack = { type: 'ack', messageId: 'true_1@lid_A', ack: 2 };
    expect(parseBridgeMessage(JSON.stringify(ack))).toEqual(ack);
  });

  it.each([
    ['not JSON', '{'],
    ['not an object', '3'],
    ['an unknown type', '{"type":"eval","code":"x"}'],
    ['a wrong field', '{"type":"ack","messageId":1,"ack":2}'],
    ['half a snapshot', '{"type":"snapshot","snapshot":{"mode":"MAIN"}}'],
  ])('are dropped when they are %s', (_name, text) => {
    expect(parseBridgeMessage(text)).toBeUndefined();
  });
});
