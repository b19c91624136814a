import type { Translated } from './choose-translation.ts';

export interface MessageTexts extends Translated<string> {
  readonly variants?: { readonly items: readonly MessageVersion[] } | undefined;
}

export interface MessageVersion extends Translated<string> {
  readonly name: string;
}

/** What of a message is sent: its variants, or it itself where there are none. */
export function messageVersions(
  message: MessageTexts,
): readonly (Translated<string> & { name: string | null })[] {
  return message.variants?.items ?? [{ ...message, name: null }];
}

/** Every text of a message that somebody may get. */
export function messageSources(message: MessageTexts): readonly string[] {
  return messageVersions(message).flatMap(({ text, translations = [] }) => [
    text,
    ...translations.map((one) => one.text),
  ]);
}
