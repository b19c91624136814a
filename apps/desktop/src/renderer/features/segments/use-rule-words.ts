import { useFormat } from '@mywasender/ui/use-format';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodeText } from '../../shared/use-code-text.ts';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import type { RuleWords } from './describe-rules.ts';

/** Words and names for the sentence of a rule. */
export function useRuleWords(): RuleWords {
  const text = useText();
  const codeText = useCodeText();
  const format = useFormat();
  const { language } = useTranslation().i18n;
  const lists = useCommandQuery('contacts.lists', {}).data?.lists;
  const campaigns = useCommandQuery('campaigns.list', {}).data?.campaigns;
  return useMemo(() => {
    const countries = new Intl.DisplayNames(language, { type: 'region' });
    return {
      say: (key, params) => codeText('segments', key, params),
      list: (id) => lists?.find((list) => list.id === id)?.name ?? text('segments.gone'),
      campaign: (id) => campaigns?.find((campaign) => campaign.id === id)?.name ?? text('segments.gone'),
      country: (code) => countries.of(code) ?? code,
      // A calendar day is the same day wherever it is read.
      day: (value) => format.date(typeof value === 'string' ? `${value}T12:00:00` : value),
    };
  }, [text, codeText, format, language, lists, campaigns]);
}
