import { Button, Group, Stack, Switch, Textarea } from '@mantine/core';
import { posterSentences } from '@mywasender/campaigns/opt-in/poster-words';
import { mentionsStop } from '@mywasender/campaigns/stop/mentions-stop';
import { languageDirection } from '../../shared/language-direction.ts';
import { useText } from '../../shared/use-text.ts';
import type { OptInValues } from './opt-in-values.ts';

export interface WelcomeFieldProps {
  readonly values: OptInValues;
  readonly onChange: (change: Pick<OptInValues, 'welcome'> | Pick<OptInValues, 'welcomes'>) => void;
  readonly problem: string | undefined;
}

/** What is sent once to whoever joins, if anything. */
export function WelcomeField({ values, onChange, problem }: WelcomeFieldProps) {
  const text = useText();
  const { welcomes, welcome, language } = values;
  const addStop = () => {
    const { stop } = posterSentences(language, { keyword: '', phone: '' });
    onChange({ welcome: `${welcome.trimEnd()} ${stop}`.trim() });
  };
  return (
    <Stack gap="xs">
      <Switch
        label={text('optIns.form.welcome')}
        description={text('optIns.form.welcomeHint')}
        checked={welcomes}
        onChange={({ currentTarget }) => onChange({ welcomes: currentTarget.checked })}
      />
      {welcomes && (
        <>
          <Textarea
            label={text('optIns.form.welcomeText')}
            required
            autosize
            minRows={3}
            maxRows={8}
            maxLength={1000}
            lang={language}
            dir={welcome === '' ? undefined : languageDirection(language)}
            value={welcome}
            onChange={({ currentTarget }) => onChange({ welcome: currentTarget.value })}
            error={problem}
          />
          {!mentionsStop(welcome) && (
            <Group>
              <Button variant="default" size="xs" onClick={addStop}>
                {text('optIns.form.addStop')}
              </Button>
            </Group>
          )}
        </>
      )}
    </Stack>
  );
}
