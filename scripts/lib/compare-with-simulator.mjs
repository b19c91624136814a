const LEFT = new Set(['sent', 'delivered', 'read', 'replied']);
const ACK_OF = { sent: 1, delivered: 2, read: 3 };

/**
 * Holds the app's report against the simulator's own message log, person by person. Returns one sentence
 * for every difference; an empty list means that they tell the same story.
 *
 * @param {readonly { phone: string, status: string, messageId: string | null, text: string | null }[]} recipients
 * @param {readonly { to: string, id: string, text: string, ack: number }[]} messages
 * @returns {string[]}
 */
export function compareWithSimulator(recipients, messages) {
  const differences = [];
  const byPhone = Map.groupBy(messages, (message) => message.to);
  for (const recipient of recipients) {
    const left = byPhone.get(recipient.phone) ?? [];
    byPhone.delete(recipient.phone);
    const expected = LEFT.has(recipient.status) ? 1 : 0;
    if (left.length !== expected) {
      differences.push(
        `${recipient.phone}: the app says ${recipient.status}, the simulator saw ${left.length} messages`,
      );
      continue;
    }
    if (expected === 0) continue;
    const [message] = left;
    if (message.id !== recipient.messageId)
      differences.push(`${recipient.phone}: message id ${recipient.messageId} ≠ ${message.id}`);
    if (message.text !== recipient.text) differences.push(`${recipient.phone}: the text differs`);
    const ack = ACK_OF[recipient.status];
    if (ack !== undefined && message.ack !== ack)
      differences.push(
        `${recipient.phone}: the app says ${recipient.status}, the simulator's ack is ${message.ack}`,
      );
  }
  for (const [phone, left] of byPhone)
    differences.push(`${phone}: ${left.length} messages to somebody who is not in the campaign`);
  return differences;
}
