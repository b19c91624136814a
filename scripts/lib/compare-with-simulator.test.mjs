import { describe, expect, it } from 'vitest';
import { compareWithSimulator } from './compare-with-simulator.mjs';

const recipient = (phone, status) => ({ phone, status, messageId: `id${phone}`, text: 'Hi' });
const message = (phone, ack) => ({ to: phone, id: `id${phone}`, text: 'Hi', ack });

describe('compareWithSimulator', () => {
  it('is content when both tell the same', () => {
    const recipients = [
      recipient('+1', 'sent'),
      recipient('+2', 'read'),
      recipient('+3', 'skipped'),
      recipient('+4', 'replied'),
    ];
    expect(compareWithSimulator(recipients, [message('+1', 1), message('+2', 3), message('+4', 3)])).toEqual(
      [],
    );
  });

  it('names a double, a lost one, a wrong ack and a stranger', () => {
    const recipients = [recipient('+1', 'sent'), recipient('+2', 'read'), recipient('+3', 'delivered')];
    const messages = [message('+1', 1), message('+1', 1), message('+3', 3), message('+9', 1)];
    expect(compareWithSimulator(recipients, messages)).toEqual([
      '+1: the app says sent, the simulator saw 2 messages',
      '+2: the app says read, the simulator saw 0 messages',
      "+3: the app says delivered, the simulator's ack is 3",
      '+9: 1 messages to somebody who is not in the campaign',
    ]);
  });

  it('sees a changed id or text', () => {
    const other = { ...message('+1', 1), id: 'x', text: 'Bye' };
    expect(compareWithSimulator([recipient('+1', 'sent')], [other])).toHaveLength(2);
  });
});
