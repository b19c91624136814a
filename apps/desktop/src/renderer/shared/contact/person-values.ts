import type { ContactDetails } from '@mywasender/contract/models/contact-history';

/** What can be changed about a contact, as the form holds it. */
export interface PersonValues {
  readonly name: string;
  readonly country: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  readonly listIds: readonly string[];
}

export function valuesOf({ contact, lists }: ContactDetails): PersonValues {
  const { name, country, fields, tags } = contact;
  return { name, country, fields, tags, listIds: lists.map(({ id }) => id) };
}

/** The same as `Tag` of the contract takes. */
export const isTag = (tag: string) => /^[^\s,;](?:[^,;]{0,58}[^\s,;])?$/.test(tag);

/** As commands take it: lists that can be changed. */
export const toInput = ({ tags, listIds, fields, ...rest }: PersonValues) => ({
  ...rest,
  fields: { ...fields },
  tags: [...tags],
  listIds: [...listIds],
});
