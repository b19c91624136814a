/** What is typed of an account of the Cloud API. */
export interface CloudAccountInput {
  readonly phoneNumberId: string;
  readonly wabaId: string;
  readonly accessToken: string;
  readonly appSecret: string;
}
