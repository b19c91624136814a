/** What a business account gives to its programs. The token is a secret: never logged, never in an answer. */
export interface CloudCredentials {
  readonly phoneNumberId: string;
  readonly wabaId: string;
  readonly accessToken: string;
}

/** Where the webhooks of a profile come from. */
export interface CloudFeed {
  /**
   * Hands over the parsed body of each webhook whose signature was verified, twice and late as it may be; one whose
   * listener throws comes again. Answers with what ends the subscription.
   */
  subscribe(profileId: string, onBody: (body: unknown) => void): () => void;
}

/** A file Meta has, by the id it is named with in messages of the number it was uploaded for. */
export interface CloudUpload {
  readonly sha256: string;
  readonly mediaId: string;
  /** epoch ms */
  readonly at: number;
}

/** What must outlive the session: as the caller has it from the events of the session, and the uploads. */
export interface CloudMemory {
  upload(phoneNumberId: string, sha256: string): CloudUpload | undefined;
  keepUpload(phoneNumberId: string, upload: CloudUpload): void;
  /** all of the number: Meta does not know one of them any more */
  forgetUploads(phoneNumberId: string): void;
  /** ms of the last message the person wrote to this profile; undefined when none is known */
  lastHeard(profileId: string, phone: string): number | undefined;
  /** the last tick known of a message of ours: −1, 1, 2 or 3 */
  ack(messageId: string): -1 | 1 | 2 | 3 | undefined;
}
