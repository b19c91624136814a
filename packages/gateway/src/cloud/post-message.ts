import { Type } from 'typebox';
import type { MediaFile } from '../port.ts';
import type { GraphAnswer } from './graph-client.ts';
import { mapGraphError } from './map-graph-error.ts';
import { fileOf, type MessageBodyInput, messageBody } from './message-body.ts';
import { type MediaUpload, type UploadAccount, uploadMedia } from './upload-media.ts';

const Accepted = Type.Object({ messages: Type.Array(Type.Object({ id: Type.String() }), { minItems: 1 }) });

/** Parameter not valid, missing or of another kind: Meta may mean the id of the file. */
const WRONG_PARAMETER: readonly number[] = [100, 131008, 131009];

/** `not-handed`: the file of the message did not get to Meta, so the message was not tried; nor was one that is `withdrawn`. */
export type Posted =
  | { readonly kind: 'posted'; readonly answer: GraphAnswer<unknown> }
  | { readonly kind: 'not-handed'; readonly upload: Exclude<MediaUpload, { readonly kind: 'ok' }> }
  | { readonly kind: 'withdrawn' };

/**
 * Posts a message, after its file where it has one. Refused with a file Meta may have let go of, nothing left: then Meta gets
 * the file once more, and the message with it. `mayPost` is asked right before each post; false ends it there.
 */
export async function postMessage(
  account: UploadAccount,
  message: Omit<MessageBodyInput, 'mediaId'>,
  mayPost: () => boolean,
): Promise<Posted> {
  const { graph, memory, phoneNumberId } = account;
  const path = `${encodeURIComponent(phoneNumberId)}/messages`;
  const post = async (mediaId?: string): Promise<Posted> => {
    if (!mayPost()) return { kind: 'withdrawn' };
    const answer = await graph.call(Accepted, path, { json: messageBody({ ...message, mediaId }) });
    return { kind: 'posted', answer };
  };
  const postWith = async (file: MediaFile): Promise<Posted> => {
    const upload = await uploadMedia(account, file);
    if (upload.kind !== 'ok') return { kind: 'not-handed', upload };
    const posted = await post(upload.mediaId);
    const lost = upload.known && posted.kind === 'posted' && isLost(posted.answer);
    if (!lost) return posted;
    memory.forgetUploads(phoneNumberId);
    return postWith(file);
  };
  const file = fileOf(message.content);
  return file === undefined ? post() : postWith(file);
}

function isLost(answer: GraphAnswer<unknown>): boolean {
  if (answer.kind !== 'refused') return false;
  return WRONG_PARAMETER.includes(answer.code) || mapGraphError(answer.code).cause === 'upload';
}
