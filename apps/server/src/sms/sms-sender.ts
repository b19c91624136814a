/** Sends text messages. Rejects when the message was not taken; whether it arrives is not known. */
export interface SmsSender {
  send(message: { readonly to: string; readonly text: string }): Promise<void>;
}
