import { Autocomplete, Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { POSTER_LANGUAGES } from '@mywasender/campaigns/opt-in/poster-words';
import type { OptIn } from '@mywasender/contract/models/opt-in';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { languageDirection } from '../../shared/language-direction.ts';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useLanguageName } from '../../shared/use-language-name.ts';
import { useText } from '../../shared/use-text.ts';
import { isLanguage, startingValues } from './opt-in-values.ts';
import { useOptInProblems } from './use-opt-in-problems.ts';
import { useSaveOptIn } from './use-save-opt-in.ts';
import { WelcomeField } from './welcome-field.tsx';

/** A new opt-in, or the one given to be changed. */
export function OptInForm({ optIn }: { readonly optIn?: OptIn }) {
  const text = useText();
  const navigate = useNavigate();
  const languageName = useLanguageName();
  const profiles = useCommandQuery('profiles.list', {}).data?.profiles;
  const lists = useCommandQuery('contacts.lists', {}).data?.lists;
  const tags = useCommandQuery('contacts.tags', {}).data?.tags;
  const [typed, setValues] = useState(startingValues(optIn));
  const [tried, setTried] = useState(false);
  const only = profiles?.length === 1 ? (profiles[0]?.id ?? null) : null;
  const values = { ...typed, profileId: typed.profileId ?? only };
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change });
  const problems = useOptInProblems(values);
  const save = useSaveOptIn(optIn, ({ id }) =>
    navigate({ to: '/contacts/opt-ins/$optInId', params: { optInId: id } }),
  );
  const shown = (problem: string | undefined) => (tried ? problem : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(problems).every((problem) => problem === undefined)) save.run(values, lists ?? []);
  };
  const direction = languageDirection(values.language);
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw="40rem">
        <Select
          label={text('optIns.form.profile')}
          description={text('optIns.form.profileHint')}
          data={(profiles ?? []).map(({ id, name, phone }) => ({
            value: id,
            label: phone === null ? name : `${name} (${phone})`,
          }))}
          required
          allowDeselect={false}
          value={values.profileId}
          onChange={(profileId) => set({ profileId })}
          error={shown(problems.profileId)}
        />
        <TextInput
          label={text('optIns.keyword')}
          description={text('optIns.form.keywordHint')}
          required
          maxLength={60}
          dir="auto"
          value={values.keyword}
          onChange={({ currentTarget }) => set({ keyword: currentTarget.value })}
          error={values.keyword === '' ? shown(problems.keyword) : problems.keyword}
        />
        <Select
          label={text('optIns.form.language')}
          data={POSTER_LANGUAGES.map((value) => ({ value, label: languageName(value) }))}
          allowDeselect={false}
          value={values.language}
          onChange={(language) => isLanguage(language) && set({ language })}
        />
        <Textarea
          label={text('optIns.form.statement')}
          description={text('optIns.form.statementHint')}
          required
          autosize
          minRows={3}
          maxRows={8}
          maxLength={500}
          lang={values.language}
          dir={values.statement === '' ? undefined : direction}
          value={values.statement}
          onChange={({ currentTarget }) => set({ statement: currentTarget.value })}
          error={shown(problems.statement)}
        />
        <Autocomplete
          label={text('optIns.form.list')}
          description={text('optIns.form.listHint')}
          data={[...new Set(lists?.map(({ name }) => name))]}
          required
          maxLength={120}
          value={values.listName}
          onChange={(listName) => set({ listName })}
          error={shown(problems.listName)}
        />
        <Autocomplete
          label={text('optIns.form.tag')}
          description={text('optIns.form.tagHint')}
          data={tags?.map(({ tag }) => tag) ?? []}
          maxLength={60}
          value={values.tag}
          onChange={(tag) => set({ tag })}
          error={problems.tag}
        />
        <WelcomeField values={values} onChange={set} problem={shown(problems.welcome)} />
        <ErrorNotice error={save.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={save.pending}>
            {text(optIn === undefined ? 'optIns.form.create' : 'optIns.form.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
