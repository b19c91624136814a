import type { Upload } from '../world/types.ts';

/** One number of the Cloud API with the account it belongs to, as the control sets it. */
export interface CloudNumber {
  readonly phoneNumberId: string;
  readonly wabaId: string;
  readonly accessToken: string;
  /** signs the webhooks */
  readonly appSecret: string;
  readonly displayPhone: string;
  readonly verifiedName: string;
  readonly tier: string;
  readonly quality: string;
  callbackUrl: string | null;
  /** whether an app gets the webhooks of the account */
  subscribed: boolean;
  readonly templates: readonly WireTemplate[];
}

/** A file Meta took. */
export interface CloudUpload extends Upload {
  readonly phoneNumberId: string;
  readonly at: number;
}

/** How a message names a file. */
export interface MediaObject {
  readonly id: string;
  readonly caption?: string;
  readonly filename?: string;
}

export interface WireTemplate {
  readonly name: string;
  readonly language: string;
  readonly status: string;
  readonly category: string;
  readonly components: readonly {
    readonly type: string;
    readonly format?: string;
    readonly text?: string;
    readonly buttons?: readonly { readonly type: string; readonly text?: string; readonly url?: string }[];
  }[];
}

/** The next `times` messages (to `phone`, digits) end with Meta's error `code`: in the answer, or in a status later; or the next uploads do. */
export interface CloudFault {
  readonly code: number;
  readonly on: 'answer' | 'status' | 'upload';
  readonly phone?: string;
  readonly times: number;
}

export interface DeliveryFaults {
  /** every webhook comes twice */
  readonly duplicates: boolean;
  /** each webhook waits for the one behind it */
  readonly outOfOrder: boolean;
}
