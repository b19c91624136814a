import { Button, Stack, Text, Title } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { useFormat } from '@mywasender/ui/use-format';
import { useApi } from '../../shared/api/api-context.tsx';
import { usePages } from '../../shared/api/use-pages.ts';
import { ProblemState } from '../../shared/problem-state.tsx';
import { ProblemWords } from '../../shared/problem-words.tsx';
import { useText } from '../../shared/use-text.ts';

/** What went wrong with one license, beside what can be done about it. */
export function LicenseProblems({ licenseId }: { readonly licenseId: string }) {
  const api = useApi();
  const text = useText();
  const format = useFormat();
  const pages = usePages(['licenses', 'problems', licenseId], ({ signal, ...page }) =>
    api.call('GET /v1/activation-problems', { query: { ...page, licenseId } }, { signal }),
  );
  return (
    <section aria-label={text('problems.title')}>
      <Title order={3} mb="xs">
        {text('problems.title')}
      </Title>
      <ErrorNotice error={pages.error} onRetry={pages.onRetry} />
      {pages.rows === undefined && pages.error === null && <LoadingLines lines={2} />}
      {pages.rows?.length === 0 && (
        <Text size="sm" c="dimmed">
          {text('problems.noneHere')}
        </Text>
      )}
      <Stack component="ul" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
        {pages.rows?.map((problem) => (
          <li key={problem.id}>
            <ProblemState problem={problem} />
            <ProblemWords problem={problem} />
            <Text size="sm" c="dimmed">
              {text('problems.seen', { count: problem.count, when: format.relative(problem.lastAt) })}
            </Text>
          </li>
        ))}
      </Stack>
      {pages.hasMore && (
        <Button variant="default" size="xs" mt="sm" loading={pages.loadingMore} onClick={pages.onLoadMore}>
          {text('problems.more')}
        </Button>
      )}
    </section>
  );
}
