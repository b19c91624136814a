import { List, Text, Title } from '@mantine/core';
import type { CampaignCheck } from '@mywasender/contract/models/campaign';
import { useFormat } from '@mywasender/ui/use-format';
import { useCodeText } from '../../shared/use-code-text.ts';
import { useLanguageName } from '../../shared/use-language-name.ts';
import { useText } from '../../shared/use-text.ts';

export interface AudienceSummaryProps {
  readonly audience: CampaignCheck['audience'];
  /** They join one by one, and some never will. */
  readonly atMost: boolean;
}

/** Who gets it, and who is left out and why. */
export function AudienceSummary({ audience, atMost }: AudienceSummaryProps) {
  const text = useText();
  const codeText = useCodeText();
  const format = useFormat();
  const nameOf = useLanguageName();
  return (
    <>
      <Title order={3} mb="xs">
        {text(atMost ? 'editor.check.atMost' : 'editor.check.audience', { count: audience.willReceive })}
      </Title>
      {audience.languages !== undefined && (
        <>
          <Text size="sm" fw={600}>
            {text('editor.check.languages')}
          </Text>
          <List size="sm" mb="xs">
            {audience.languages.map(({ language, people }) => (
              <List.Item key={language}>
                {text('editor.check.inLanguage', {
                  people: format.number(people),
                  language: nameOf(language),
                })}
              </List.Item>
            ))}
          </List>
        </>
      )}
      {audience.leftOut.length > 0 && (
        <>
          <Text size="sm" fw={600}>
            {text('editor.check.leftOut')}
          </Text>
          <List size="sm">
            {audience.leftOut.map(({ reason, people }) => (
              <List.Item key={reason}>
                {text('editor.check.leftOutOf', {
                  people: format.number(people),
                  reason: codeText('codes.skip', reason),
                })}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </>
  );
}
