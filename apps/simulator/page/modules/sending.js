import { define } from '../loader.js';
import { forgetOutgoing, keepOutgoing, readOutbox } from '../session-store.js';
import { MsgKey, Wid } from './addresses.js';
import { bodyOf } from './chats.js';

const ACK = { FAILED: -1, CLOCK: 0, SENT: 1, RECEIVED: 2, READ: 3, PLAYED: 4 };
const ACK_STRING = { SENDER: 'sender', DELIVERY: 'delivery', READ: 'read', PLAYED: 'played' };

/** Out: a message gets an id, appears with a clock, and the server says what became of it. */
export function defineSending(page) {
  define('WATimeUtils', (exports) => {
    exports.unixTime = () => Math.floor(Date.now() / 1000);
    exports.unixTimeMs = () => Date.now();
  });
  define('WAWebAck', (exports) => {
    exports.ACK = ACK;
    exports.ACK_STRING = ACK_STRING;
  });
  define('WAWebGetEphemeralFieldsMsgActionsUtils', (exports) => {
    exports.getEphemeralFields = () => ({});
  });
  define('WAWebSendMsgChatAction', (exports) => {
    exports.addAndSendMsgToChat = (chat, data) => {
      const message = page.addMessage({ ...data, to: chat.id });
      return [Promise.resolve(message), submit(page, message, { text: message.body })];
    };
  });
  define('WAWebHandleSimpleReceipt', (exports) => {
    exports.handleChatSimpleReceipt = async (receipt) => applyReceipt(page, receipt);
    exports.handleGroupSimpleReceipt = async () => {};
    exports.handleStatusSimpleReceipt = async () => {};
  });
  page.wire.on('receipt', (receipt) => {
    // Through the exports object: libraries wrap this function to hear of receipts.
    page.load('WAWebHandleSimpleReceipt').handleChatSimpleReceipt({
      ack: receipt.ack,
      ackString: receipt.ack === 3 ? ACK_STRING.READ : ACK_STRING.DELIVERY,
      from: new Wid(receipt.chatId),
      externalIds: receipt.ids.map((id) => id.split('_')[2]),
    });
  });
}

/** `content`: the text, and the upload it goes with if there is one. */
export async function submit(page, message, content) {
  const entry = { id: String(message.id), chatId: String(message.to), ...content };
  if (page.config.outbox) await keepOutgoing(entry);
  const answer = await page.wire.ask('send', entry);
  if (page.config.outbox) await forgetOutgoing(entry.id);
  if ('nonsense' in answer) return answer.nonsense;
  if (answer.ok) {
    // A receipt may have overtaken this answer.
    if (message.ack < ACK.SENT) message.set('ack', ACK.SENT);
    return { messageSendResult: 'OK', t: answer.t };
  }
  message.set('ack', ACK.FAILED);
  // WhatsApp reports some refusals as OK and shows them in the ack alone.
  return { messageSendResult: answer.resultOk ? 'OK' : 'ERROR_UNKNOWN', t: 0, error: answer.code };
}

/** As WhatsApp does: what was on its way when the browser ended goes out now, under the same id. */
export async function resumeOutbox(page) {
  for (const { id, chatId, ...content } of await readOutbox()) {
    if (page.messages.get(id) !== undefined) {
      await forgetOutgoing(id);
      continue;
    }
    const to = new Wid(chatId);
    const message = page.addMessage({
      id: MsgKey.fromString(id),
      ...bodyOf(content),
      t: Math.floor(Date.now() / 1000),
      ack: ACK.CLOCK,
      from: page.me(),
      to,
      isNewMsg: true,
    });
    void submit(page, message, content);
  }
}

function applyReceipt(page, receipt) {
  for (const id of receipt.externalIds) {
    const message = page.messages.get(`true_${receipt.from}_${id}`);
    if (message !== undefined && message.ack < receipt.ack) message.set('ack', receipt.ack);
  }
}
