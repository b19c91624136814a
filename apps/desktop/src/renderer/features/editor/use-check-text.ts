import type { CheckItem } from '@mywasender/contract/models/campaign';
import { useCodeText } from '../../shared/use-code-text.ts';
import { useText } from '../../shared/use-text.ts';

/** Checks whose sentence goes by what the problem is, not by how grave. */
const NAMES_PROBLEM: readonly string[] = ['schedule', 'meter', 'media', 'approved'];

/** The sentence of one line before the start: by its problem where it names one, else by its level. */
export function useCheckText(): (item: CheckItem) => string {
  const text = useText();
  const codeText = useCodeText();
  /** Which value of a template is meant; buttons are counted from 1 by people. */
  const placeOf = ({ place, name }: CheckItem['params']) => {
    if (place === undefined) return {};
    const isButton = ['url', 'quick-reply', 'copy-code'].includes(String(place));
    return {
      place: codeText('checks.approved.place', String(place), {
        name: isButton ? Number(name) + 1 : String(name),
      }),
    };
  };
  return ({ code, level, params }) => {
    const named = NAMES_PROBLEM.includes(code) ? params.problem : undefined;
    const sentence = codeText(`checks.${code}`, String(named ?? level), { ...params, ...placeOf(params) });
    if (code !== 'template' || params.problems === undefined || params.problems === '') return sentence;
    const titles = String(params.problems)
      .split(', ')
      .map((problem) => codeText('codes.lintShort', problem));
    return `${sentence} ${text('editor.check.problems', { problems: titles.join(', ') })}`;
  };
}
