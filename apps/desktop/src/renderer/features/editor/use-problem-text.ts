import type { CommandOutput } from '@mywasender/contract/commands/command-map';
import { useCodeText } from '../../shared/use-code-text.ts';

type Problem = CommandOutput<'templates.check'>['problems'][number];

/** The sentence for a finding of `templates.check`. */
export function useProblemText(): (problem: Problem) => string {
  const codeText = useCodeText();
  return ({ code, params }) => {
    // People count characters from 1, the parser from 0.
    if (code === 'syntax')
      return codeText('codes.template', String(params.problem), { position: Number(params.position) + 1 });
    const example = `{{${String(params.field)}|friend}}`;
    return codeText('codes.lint', code, { ...params, count: Number(params.rows ?? 0), example });
  };
}
