import { checkKeyword } from '@mywasender/campaigns/opt-in/keyword';
import { mentionsStop } from '@mywasender/campaigns/stop/mentions-stop';
import { isTag } from '../../shared/contact/person-values.ts';
import { useText } from '../../shared/use-text.ts';
import type { OptInValues } from './opt-in-values.ts';

/** What is missing or wrong, by field. */
export function useOptInProblems(values: OptInValues) {
  const text = useText();
  const keyword = checkKeyword(values.keyword);
  const welcome = values.welcome.trim();
  const tag = values.tag.trim();
  return {
    profileId: values.profileId === null ? text('optIns.form.profileMissing') : undefined,
    keyword: keyword === null ? undefined : text(`optIns.problem.${keyword}`),
    statement: values.statement.trim().length < 10 ? text('optIns.form.statementMissing') : undefined,
    listName: values.listName.trim() === '' ? text('optIns.form.listMissing') : undefined,
    tag: tag !== '' && !isTag(tag) ? text('optIns.form.tagBad') : undefined,
    welcome: !values.welcomes
      ? undefined
      : welcome === ''
        ? text('optIns.form.welcomeMissing')
        : mentionsStop(welcome)
          ? undefined
          : text('optIns.form.welcomeStop'),
  };
}
