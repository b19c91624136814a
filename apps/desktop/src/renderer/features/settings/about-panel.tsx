import type { SystemInfo } from '@mywasender/contract/models/settings';
import { useFormat } from '@mywasender/ui/use-format';
import { FactList } from '../../shared/fact-list.tsx';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { Panel } from './panel.tsx';

export function AboutPanel({ system }: { readonly system: SystemInfo }) {
  const text = useText();
  const format = useFormat();
  const { data: terms } = useCommandQuery('settings.terms', {});
  const accepted = terms?.accepted;
  const facts = [
    { key: 'version', label: text('settings.about.version'), value: system.version },
    {
      key: 'terms',
      label: text('settings.about.terms'),
      value:
        accepted === null || accepted === undefined
          ? text('settings.about.termsNone')
          : text('settings.about.termsBy', {
              version: accepted.version,
              name: accepted.name,
              date: format.date(accepted.at),
            }),
    },
  ];
  const practice = {
    key: 'simulated',
    label: text('settings.about.simulated'),
    value: text('settings.about.simulatedText'),
  };
  return (
    <Panel title={text('settings.about.title')}>
      <FactList facts={system.simulated ? [...facts, practice] : facts} />
    </Panel>
  );
}
