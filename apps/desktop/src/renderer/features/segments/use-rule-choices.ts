import { useCommandQuery } from '../../shared/use-command-query.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What conditions can name. */
export interface RuleChoices {
  readonly lists: readonly Choice[];
  readonly campaigns: readonly Choice[];
  readonly tags: readonly string[];
  readonly fields: readonly string[];
}

/** Not kept among the fields of a contact: they have kinds of their own. */
const NO_FIELDS = new Set(['name', 'phone']);
const toChoice = ({ id, name }: { readonly id: string; readonly name: string }): Choice => ({
  value: id,
  label: name,
});

export function useRuleChoices(): RuleChoices {
  const lists = useCommandQuery('contacts.lists', {}).data?.lists ?? [];
  const campaigns = useCommandQuery('campaigns.list', {}).data?.campaigns ?? [];
  const tags = useCommandQuery('contacts.tags', {}).data?.tags ?? [];
  const fields = useCommandQuery('templates.check', { text: '' }).data?.available ?? [];
  return {
    lists: lists.map(toChoice),
    campaigns: campaigns.filter(({ startedAt }) => startedAt !== null).map(toChoice),
    tags: tags.map(({ tag }) => tag),
    fields: fields.filter((field) => !NO_FIELDS.has(field)),
  };
}
