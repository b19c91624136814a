import { MAX_MESSAGE_LENGTH } from './ast.ts';
import { type MessageTexts, messageSources } from './message-versions.ts';

/** UTF-16 units of all texts of a message together, and whether that is more than can be looked over. */
export function messageLength(message: MessageTexts): { readonly length: number; readonly tooLong: boolean } {
  const length = messageSources(message).reduce((sum, source) => sum + source.length, 0);
  return { length, tooLong: length > MAX_MESSAGE_LENGTH };
}
