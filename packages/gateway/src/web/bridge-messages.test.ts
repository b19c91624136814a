import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as bridge from './bridge-messages.ts';

const ack = { type: 'ack', messageId: 'true_1@lid_A', ack: 2 };
const incoming = {
  type: 'incoming',
  messageId: 'false_49151@c.us_A',
  chatId: '49151@c.us',
  phone: '49151',
  lid: null,
  text: 'STOP',
  at: 1_795_000_000_000,
};

describe('reports of the page', () => {
  it.each([ack, incoming])('are taken as they are known: $type', (report) => {
    expect(bridge.readReport(JSON.stringify(report))).toEqual(report);
  });

  it.each([
    ['not JSON', '{', 'unknown'],
    ['not text', 7, 'unknown'],
    ['not an object', '3', 'unknown'],
    ['an unknown type', '{"type":"eval","code":"x"}', 'unknown'],
    ['an inherited type', '{"type":"constructor"}', 'unknown'],
    ['a wrong field', '{"type":"ack","messageId":1,"ack":2}', 'ack'],
    ['a tick that does not exist', JSON.stringify({ ...ack, ack: 9e9 }), 'ack'],
    ['half a snapshot', '{"type":"snapshot","snapshot":{"mode":"MAIN"}}', 'snapshot'],
    ['a message of nobody', JSON.stringify({ ...incoming, chatId: 'undefined' }), 'incoming'],
    ['a message of no time', JSON.stringify({ ...incoming, at: null }), 'incoming'],
    ['a message of the year 60,000', JSON.stringify({ ...incoming, at: 1.8e15 }), 'incoming'],
    ['a text nobody can write', JSON.stringify({ ...incoming, text: 'x'.repeat(100_001) }), 'incoming'],
    ['too long to be opened', JSON.stringify({ ...incoming, more: 'x'.repeat(600_000) }), 'unknown'],
  ])('say nothing when they are %s', (_name, said, of) => {
    expect(bridge.readReport(said)).toEqual({ type: 'nonsense', of });
  });

  it('bring in nothing but the fields there are, and change no prototype', () => {
    const said = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"extra":1,${JSON.stringify(ack).slice(1)}`;
    const report = bridge.readReport(said);
    expect(report).toEqual(ack);
    expect(Object.getPrototypeOf(report)).toBe(Object.prototype);
    expect(Object.keys(report)).toEqual(Object.keys(ack));
    expect('polluted' in {}).toBe(false);
  });
});

const ANSWERS = {
  check: bridge.CheckAnswer,
  prepare: bridge.PrepareAnswer,
  send: bridge.SendAnswer,
  lookup: bridge.LookupAnswer,
  names: bridge.Names,
};
const FIELDS = new Set(
  'answer problem status chatAddress lid cause chatId messageId notFound ack at detail type snapshot of reason phone text what'
    .concat(' mode authenticated needsUpdate missing code pairingCode pushName')
    .split(' '),
);

/** Anything JSON can say, with the words of the bridge in it more often than chance would have them. */
const word = fc.constantFrom(...FIELDS, 'present', 'sent', 'snapshot', 'incoming', 'ack', '__proto__');
const anything = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.jsonValue({ maxDepth: 1 }),
    word,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(word, tie('value'), { maxKeys: 6, noNullPrototype: true }),
  ),
})).value;

it('whatever the page says is nothing, or holds known fields alone and nothing inherited', () => {
  const known = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value).filter((key) => !FIELDS.has(key))).toEqual([]);
    Object.values(value).forEach(known);
  };
  fc.assert(
    fc.property(anything, (value) => {
      const said = JSON.stringify(value);
      known(bridge.readReport(said));
      const answered = JSON.stringify({ answer: value });
      for (const schema of Object.values(ANSWERS)) known(bridge.readAnswer(schema, answered));
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
