import { Select, Switch, TextInput } from '@mantine/core';
import type { Settings } from '@mywasender/contract/models/settings';
import { useState } from 'react';
import { LANGUAGE_NAMES } from '../../i18n/languages.ts';
import { CountrySelect } from '../../shared/country-select.tsx';
import { useText } from '../../shared/use-text.ts';
import { Panel } from './panel.tsx';
import { useUpdateSettings } from './use-update-settings.ts';

const THEMES = ['system', 'light', 'dark'] as const;
const LANGUAGES = ['en'] as const satisfies readonly (keyof typeof LANGUAGE_NAMES)[];

/** Every choice is saved when it is made; a text when its field is left. */
export function GeneralPanel({ settings }: { readonly settings: Settings }) {
  const text = useText();
  const update = useUpdateSettings();
  const [senderName, setSenderName] = useState(settings.senderName);
  const saveName = () => {
    if (senderName.trim() !== settings.senderName) update({ senderName: senderName.trim() });
  };
  return (
    <Panel title={text('settings.general')}>
      <TextInput
        label={text('settings.sender')}
        description={text('settings.senderHint')}
        maxLength={80}
        value={senderName}
        onChange={(event) => setSenderName(event.currentTarget.value)}
        onBlur={saveName}
        onKeyDown={(event) => event.key === 'Enter' && saveName()}
      />
      <CountrySelect
        label={text('settings.country')}
        description={text('settings.countryHint')}
        value={settings.defaultCountry}
        onChange={(defaultCountry) => update({ defaultCountry })}
      />
      <Select
        label={text('settings.language')}
        data={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] }))}
        allowDeselect={false}
        value={settings.language}
        onChange={(value) => {
          const language = LANGUAGES.find((known) => known === value);
          if (language !== undefined) update({ language });
        }}
      />
      <Select
        label={text('settings.theme')}
        data={THEMES.map((theme) => ({ value: theme, label: text(`settings.themes.${theme}`) }))}
        allowDeselect={false}
        value={settings.theme}
        onChange={(value) => {
          const theme = THEMES.find((known) => known === value);
          if (theme !== undefined) update({ theme });
        }}
      />
      <Switch
        label={text('settings.pauseOnReply')}
        description={text('settings.pauseOnReplyHint')}
        checked={settings.pauseOnReply}
        onChange={(event) => update({ pauseOnReply: event.currentTarget.checked })}
      />
      <Switch
        label={text('settings.confirmStop')}
        description={text('settings.confirmStopHint')}
        checked={settings.confirmStop}
        onChange={(event) => update({ confirmStop: event.currentTarget.checked })}
      />
    </Panel>
  );
}
