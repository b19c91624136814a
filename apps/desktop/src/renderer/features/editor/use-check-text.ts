import type { CheckItem } from '@mywasender/contract/models/campaign';
import { useCodeText } from '../../shared/use-code-text.ts';
import { usePlaceText } from '../../shared/use-place-text.ts';
import { useText } from '../../shared/use-text.ts';

/** Checks whose sentence goes by what the problem is, not by how grave. */
const NAMES_PROBLEM: readonly string[] = ['schedule', 'meter', 'media', 'approved'];

/** The sentence of one line before the start: by its problem where it names one, else by its level. */
export function useCheckText(): (item: CheckItem) => string {
  const text = useText();
  const codeText = useCodeText();
  const placeText = usePlaceText();
  const placeOf = ({ place, name }: CheckItem['params']) =>
    place === undefined ? {} : { place: placeText(String(place), String(name)) };
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
