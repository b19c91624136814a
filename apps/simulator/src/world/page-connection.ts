/** What the server tells a page without being asked. */
export interface PageEvents {
  ref: { ref: string };
  linked: { profile: string };
  mode: { mode: string };
  logout: { reason: string };
  incoming: {
    id: string;
    chatId: string;
    phone: string;
    lid: string;
    text: string;
    at: number;
    /** the page shows it with a time that is none */
    garbled?: true;
  };
  receipt: { chatId: string; ids: string[]; ack: 2 | 3; repeat: boolean };
  crash: Record<string, never>;
  reload: Record<string, never>;
}

/** One open page, as the server sees it. */
export interface PageConnection {
  readonly deviceId: string;
  /** the account it is linked to */
  profile: string | undefined;
  /** what its QR code says at the moment; undefined once linked or before it asked */
  ref: string | undefined;
  pairing: { readonly phone: string; readonly code: string } | undefined;
  send<K extends keyof PageEvents>(event: K, data: PageEvents[K]): void;
  close(): void;
}
