/** What a person does with messages. Delays are milliseconds. */
export interface Behaviour {
  readonly onWhatsApp: boolean;
  /** said one after another, counted from the arrival of the first message ever received from a profile */
  readonly answers: readonly Answer[];
  /** a blocked sender gets one tick and nothing else */
  readonly blocks: boolean;
  /** null: the phone stays off */
  readonly deliverAfterMs: number | null;
  /** null: never read */
  readonly readAfterMs: number | null;
}

export interface Answer {
  readonly afterMs: number;
  readonly text: string;
}

export interface Person extends Behaviour {
  /** digits */
  readonly phone: string;
  readonly lid: string;
  readonly name: string;
}

export interface Account {
  readonly profile: string;
  /** digits */
  readonly phone: string;
  readonly lid: string;
  readonly pushName: string;
}

export type Ack = 1 | 2 | 3;

/** A file the media server took; size and hash are of what arrived there. */
export interface Upload {
  readonly mimeType: string;
  readonly bytes: number;
  /** hex */
  readonly sha256: string;
}

export interface LeftMedia extends Upload {
  readonly kind: 'image' | 'video' | 'audio' | 'document' | 'ptt';
  /** of documents alone */
  readonly fileName: string | null;
}

/** One message the server accepted. Two entries with one id are a double. */
export interface LeftMessage {
  readonly at: number;
  readonly id: string;
  readonly profile: string;
  /** digits */
  readonly from: string;
  readonly to: string;
  readonly lid: string;
  readonly chatId: string;
  /** with a file: its caption */
  readonly text: string;
  readonly media: LeftMedia | null;
  ack: Ack;
}

/** One message a person wrote to a profile. */
export interface SaidMessage {
  readonly at: number;
  readonly id: string;
  readonly profile: string;
  readonly from: string;
  readonly lid: string;
  readonly chatId: string;
  readonly text: string;
}

/** `times` left before a fault ends by itself, and the one phone it is for. */
export interface Limited {
  readonly times?: number;
  readonly phone?: string;
  readonly profile?: string;
}

export interface Faults {
  latency?: Limited & { readonly ms: number };
  errorAck?: Limited & { readonly code?: number; readonly resultOk?: boolean };
  sendHangs?: Limited & { readonly leaves: boolean };
  crash?: Limited & { readonly when: 'before-leaving' | 'after-leaving' };
  uploadFails?: Limited;
  rateLimit?: Limited;
  nonsense?: Limited & {
    /** `message`: the time of what a person writes, until the page loads again */
    readonly of: 'check' | 'send' | 'limits' | 'message';
    /** default 42 */
    readonly answer?: unknown;
  };
  duplicateReceipts?: Limited;
  earlyReceipts?: Limited;
  /** of one account, else of all */
  timeLock?: { readonly endsAt: number; readonly profile?: string };
  newChatQuota?: { readonly total: number; readonly used: number };
  missingModules?: readonly string[];
  /** pages keep what is on its way and send it after a restart, as WhatsApp does */
  outbox?: boolean;
  lid: boolean;
}

export type StreamMode =
  | 'MAIN'
  | 'CONFLICT'
  | 'TOS_BLOCK'
  | 'SMB_TOS_BLOCK'
  | 'PROXYBLOCK'
  | 'DEPRECATED_VERSION'
  | 'OFFLINE';
