import type { Message } from '@mywasender/contract/models/campaign';
import type { Translation } from '@mywasender/contract/models/translation';

/** One text of a message: `null` is the language it was written in first. */
export interface MessagePlace {
  readonly language: string | null;
}

export function languagesOf({ translations = [] }: Message): readonly (string | null)[] {
  return [null, ...translations.map(({ language }) => language)];
}

export function textAt(message: Message, { language }: MessagePlace): string {
  if (language === null) return message.text;
  return message.translations?.find((one) => one.language === language)?.text ?? '';
}

export function withText(message: Message, { language }: MessagePlace, text: string): Message {
  if (language === null) return { ...message, text };
  return withTranslations(
    message,
    (message.translations ?? []).map((one) => (one.language === language ? { ...one, text } : one)),
  );
}

/** Adds a translation at `index` among the others, at the end when it is not given. */
export function withTranslation(message: Message, added: Translation, index?: number): Message {
  return withTranslations(message, (message.translations ?? []).toSpliced(index ?? 99, 0, added));
}

export function withoutTranslation(message: Message, language: string): Message {
  return withTranslations(
    message,
    (message.translations ?? []).filter((one) => one.language !== language),
  );
}

/** A message in one language has no list of translations: it is what it was before. */
function withTranslations(message: Message, all: readonly Translation[]): Message {
  const { translations: _, ...original } = message;
  return all.length === 0 ? original : { ...original, translations: [...all] };
}
