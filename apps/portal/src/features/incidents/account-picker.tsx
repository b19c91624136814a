import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { AdminUser } from '@mywasender/contract/http/admin';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';

const FOUND = ['users', 'picker'] as const;
const MOST_SHOWN = 20;
/** of one incident, as the server takes them */
const MOST_CHOSEN = 1000;
const labelOf = ({ name, email }: AdminUser) => `${name} (${email})`;

/** Accounts found by name or address; those chosen keep their names whatever is searched next. */
export function AccountPicker(props: Pick<MultiSelectProps, 'value' | 'onChange' | 'error'>) {
  const api = useApi();
  const queryClient = useQueryClient();
  const text = useText();
  const [search, setSearch] = useState('');
  const [q] = useDebouncedValue(search.trim(), 250);
  const found = useQuery({
    queryKey: [...FOUND, q],
    queryFn: async ({ signal }) => {
      const query = { limit: MOST_SHOWN, ...(q === '' ? {} : { q }) };
      const { items } = await api.call('GET /v1/admin/users', { query }, { signal });
      return items;
    },
    placeholderData: keepPreviousData,
    // the names of those chosen stand in the answers before
    gcTime: Number.POSITIVE_INFINITY,
  });
  const answers = queryClient.getQueriesData<readonly AdminUser[]>({ queryKey: FOUND });
  const known = new Map<string, string>(
    answers.flatMap(([, users]) => (users ?? []).map((user) => [user.id, labelOf(user)])),
  );
  const shown = new Set<string>([...(props.value ?? []), ...(found.data ?? []).map(({ id }) => id)]);
  return (
    <MultiSelect
      {...props}
      label={text('incidents.accounts')}
      description={text('incidents.accountsHint')}
      data={[...shown].map((id) => ({ value: id, label: known.get(id) ?? id }))}
      // the server has searched already
      filter={({ options }) => options}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      hidePickedOptions
      maxValues={MOST_CHOSEN}
      nothingFoundMessage={text('incidents.accountsNone')}
    />
  );
}
