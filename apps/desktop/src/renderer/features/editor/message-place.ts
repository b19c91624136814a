import type { Message } from '@mywasender/contract/models/campaign';
import type { TemplateTexts } from '@mywasender/contract/models/template';
import type { Translation } from '@mywasender/contract/models/translation';

/** One text of a message. */
export interface MessagePlace {
  /** Position among its variants; counts for nothing where there are none. */
  readonly variant: number;
  /** `null` is the language it was written in first. */
  readonly language: string | null;
}

/** What of a message is sent: one of its variants, or it itself where there are none. */
export type Version = Pick<Message, 'text' | 'translations'>;

export function versionsOf(message: Message): readonly Version[] {
  return message.variants?.items ?? [message];
}

export function versionAt(message: Message, variant: number): Version {
  return versionsOf(message)[variant] ?? { text: '' };
}

/** The message with another version at this place. */
export function withVersion(message: Message, variant: number, change: (old: Version) => Version): Message {
  const { text: _, translations: __, ...rest } = message;
  const { variants } = message;
  if (variants === undefined) return { ...rest, ...change(bare(message)) };
  const items = variants.items.map((item, index) =>
    index === variant ? { ...change(bare(item)), name: item.name } : item,
  );
  return { ...message, variants: { ...variants, items } };
}

/** The texts alone, whatever else belongs to a message or a variant. */
export function bare({ text, translations }: Version): Version {
  return { text, ...(translations === undefined ? {} : { translations }) };
}

/** What of a message the library keeps. */
export function templateTexts(message: Message): TemplateTexts {
  const { variants } = message;
  return { ...bare(message), ...(variants === undefined ? {} : { variants }) };
}

/** The message with other texts; what else belongs to it stays. */
export function withTexts(message: Message, texts: TemplateTexts): Message {
  const { text: _, translations: __, variants: ___, ...rest } = message;
  return { ...rest, ...texts };
}

export function languagesOf({ translations = [] }: Version): readonly (string | null)[] {
  return [null, ...translations.map(({ language }) => language)];
}

export function textAt(version: Version, language: string | null): string {
  if (language === null) return version.text;
  return version.translations?.find((one) => one.language === language)?.text ?? '';
}

export function withText(version: Version, language: string | null, text: string): Version {
  if (language === null) return { ...version, text };
  return withTranslations(
    version,
    (version.translations ?? []).map((one) => (one.language === language ? { ...one, text } : one)),
  );
}

/** Adds a translation at `index` among the others, at the end when it is not given. */
export function withTranslation(version: Version, added: Translation, index?: number): Version {
  return withTranslations(version, (version.translations ?? []).toSpliced(index ?? 99, 0, added));
}

export function withoutTranslation(version: Version, language: string): Version {
  return withTranslations(
    version,
    (version.translations ?? []).filter((one) => one.language !== language),
  );
}

/** A message in one language has no list of translations: it is what it was before. */
function withTranslations(version: Version, all: readonly Translation[]): Version {
  const { translations: _, ...original } = version;
  return all.length === 0 ? original : { ...original, translations: [...all] };
}

/** The same message with this file, or with none. */
export function withMedia({ media: _old, ...rest }: Message, media: Message['media']): Message {
  return media === undefined ? rest : { ...rest, media };
}
