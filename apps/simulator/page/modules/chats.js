import { define } from '../loader.js';
import { Collection, Model } from '../model.js';
import { MsgKey, Wid } from './addresses.js';

export class ChatModel extends Model {
  constructor(fields) {
    super(fields);
    this.msgs = new Collection();
    this.presence = { subscribe: async () => {} };
  }
}
ChatModel.prototype.proxyName = 'chat';

export class MsgModel extends Model {}
MsgModel.prototype.proxyName = 'msg';

class ChatCollectionImpl extends Collection {}

class MsgCollectionImpl extends Collection {
  async processMultipleMessages(_chat, messages) {
    return this.add(messages);
  }
}

/** Chats and the messages in them. A chat lives under a LID or a number, as the page was told at its start. */
export function defineChats(page) {
  const chats = new ChatCollectionImpl();
  const messages = new MsgCollectionImpl();
  Object.assign(page, { chats, messages });

  page.chatAt = (id, name) => {
    const known = chats.get(id);
    if (known !== undefined) return known;
    const chat = new ChatModel({ id, name });
    chats.add(chat);
    page.addContact(page.getPhoneNumber(id) ?? id, name);
    return chat;
  };
  page.addMessage = (fields) => {
    const known = messages.get(fields.id);
    if (known !== undefined) return known;
    const message = new MsgModel({ type: 'chat', ...fields });
    page.chatAt(message.id.remote, undefined).msgs.add(message);
    message.collection = messages;
    messages.add(message);
    return message;
  };

  define('WAWebChatModel', (exports) => {
    exports.default = ChatModel;
  });
  define('WAWebMsgModel', (exports) => {
    exports.default = MsgModel;
  });
  define('WAWebChatCollection', (exports) => {
    exports.ChatCollectionImpl = ChatCollectionImpl;
    exports.ChatCollection = chats;
  });
  define('WAWebMsgCollection', (exports) => {
    exports.MsgCollectionImpl = MsgCollectionImpl;
    exports.MsgCollection = messages;
  });
  define('WAWebFindChatAction', (exports) => {
    exports.findOrCreateLatestChat = async (wid) => {
      const id = addressFor(page, wid);
      const created = chats.get(id) === undefined;
      page.chatAt(id, undefined);
      return { chat: { id }, created };
    };
  });
  define('WAWebMsgSearchContext', (exports) => {
    // Everything is loaded at the start, so looking further finds nothing more.
    exports.getSearchContext = ({ chat }) => ({
      collection: { get: (id) => chat.msgs.get(id), loadAroundPromise: Promise.resolve() },
    });
  });
  define('WAWebPresenceChatAction', (exports) => {
    exports.markComposing = async (chat) => chat.set('typing', true);
    exports.markPaused = async (chat) => chat.set('typing', false);
    exports.markRecording = async (chat) => chat.set('typing', true);
  });
}

function addressFor(page, wid) {
  if (!page.config.lid || wid.isLid()) return wid;
  const lid = page.getCurrentLid(wid);
  if (lid === undefined) throw new Error('No LID for user');
  return lid;
}

/** The fields a message carries its words in: those of a file have them in the caption. */
export function bodyOf({ text, media }) {
  return media ? { type: media.kind, caption: text, filename: media.fileName } : { body: text };
}

/** What the server remembers of this account. */
export async function loadHistory(page) {
  for (const entry of await page.wire.ask('history')) {
    page.learn(entry.phone, entry.lid);
    const id = MsgKey.fromString(entry.id);
    page.chatAt(new Wid(entry.chatId), entry.name);
    page.addMessage({
      id,
      ...bodyOf(entry),
      t: Math.floor(entry.at / 1000),
      ack: entry.ack,
      from: entry.fromMe ? page.me() : id.remote,
      to: entry.fromMe ? id.remote : page.me(),
      isNewMsg: false,
    });
  }
}
