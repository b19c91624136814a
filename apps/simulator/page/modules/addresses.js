import { define } from '../loader.js';

/** An address: `user@server`, where the server says what kind of user it is. */
export class Wid {
  constructor(text) {
    const [user, server] = String(text).split('@');
    this.user = user;
    this.server = server;
    this._serialized = `${user}@${server}`;
  }

  static isXWid(kind, text) {
    return String(text).endsWith(`@${kind}`);
  }

  static isWid(text) {
    return /^[\w.-]+@[\w.]+$/.test(String(text));
  }

  toString() {
    return this._serialized;
  }

  toJid() {
    return this._serialized;
  }

  toJSON() {
    return this._serialized;
  }

  equals(other) {
    return String(other) === this._serialized;
  }

  isUser() {
    return this.server === 'c.us' || this.server === 'lid';
  }

  isLid() {
    return this.server === 'lid';
  }

  isGroup() {
    return this.server === 'g.us';
  }

  isBot() {
    return this.server === 'bot';
  }

  isNewsletter() {
    return this.server === 'newsletter';
  }

  isBroadcast() {
    return this.server === 'broadcast';
  }

  isStatusV3() {
    return this._serialized === 'status@broadcast';
  }

  isPSA() {
    return false;
  }
}

/** The name of one message: whose it is, in which chat, and a random part. */
export class MsgKey {
  constructor(parts) {
    if (parts === undefined || parts === null) throw new Error('MsgKey error: obj is null/undefined');
    this.fromMe = parts.fromMe ?? parts.selfDir === 'out';
    this.remote = parts.remote ?? (this.fromMe ? parts.to : parts.from);
    this.id = parts.id;
    this.participant = parts.participant;
    this._serialized = `${this.fromMe}_${this.remote}_${this.id}`;
  }

  static fromString(text) {
    const [fromMe, remote, id] = String(text).split('_');
    return new MsgKey({ fromMe: fromMe === 'true', remote: new Wid(remote), id });
  }

  static async newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(9));
    return `3EB0${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
  }

  toString() {
    return this._serialized;
  }

  toJSON() {
    return this._serialized;
  }

  clone() {
    return new MsgKey(this);
  }

  equals(other) {
    return String(other) === this._serialized;
  }
}

export function defineAddresses() {
  const createWid = (text) => (text === undefined || text === null ? undefined : new Wid(text));
  define('WAWebWid', (exports) => {
    exports.default = Wid;
  });
  define('WAWebWidFactory', (exports) => {
    exports.createWid = createWid;
    exports.isWidlike = (value) => typeof value === 'object' && value !== null && '_serialized' in value;
    exports.createWidFromWidLike = (value) => (value instanceof Wid ? value : createWid(value._serialized));
    exports.createUserWidOrThrow = (user, server = 'c.us') =>
      new Wid(`${String(user).split('@')[0]}@${server}`);
  });
  define('WAWebMsgKey', (exports) => {
    exports.default = MsgKey;
  });
}
