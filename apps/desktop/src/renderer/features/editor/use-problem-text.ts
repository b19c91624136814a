import type { CommandOutput } from '@mywasender/contract/commands/command-map';
import { useCodeText } from '../../shared/use-code-text.ts';
import { useLanguageName } from '../../shared/use-language-name.ts';

type Problem = CommandOutput<'templates.check'>['problems'][number];

/** The sentence for a finding of `templates.check`. */
export function useProblemText(): (problem: Problem) => string {
  const codeText = useCodeText();
  const nameOf = useLanguageName();
  return ({ code, params }) => {
    // People count characters from 1, the parser from 0.
    if (code === 'syntax')
      return codeText('codes.template', String(params.problem), { position: Number(params.position) + 1 });
    // Tags are for programs.
    const named = params.language === undefined ? {} : { language: nameOf(String(params.language)) };
    const example = `{{${String(params.field)}|friend}}`;
    return codeText('codes.lint', code, { ...params, ...named, count: Number(params.rows ?? 0), example });
  };
}
