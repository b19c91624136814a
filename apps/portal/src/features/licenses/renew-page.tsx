import { Card } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';
import { OfferForm } from './offer-form.tsx';

export interface RenewPageProps {
  /** of the mailed link; behind its #, so that no server logs it */
  readonly token: string;
}

/** Where the link leads that is mailed before a license ends: renewing it without an account. */
export function RenewPage({ token }: RenewPageProps) {
  const api = useApi();
  const text = useText();
  const [country, setCountry] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ['renewal', token, country],
    queryFn: ({ signal }) =>
      api.call(
        'POST /v1/renewals/offers',
        { body: { token, ...(country === null ? {} : { country }) } },
        { signal },
      ),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const found = query.data;
  return (
    <>
      <PageHeader
        title={found === undefined ? text('renew.byLink') : text('renew.renewTitle', { end: found.keyEnd })}
        description={found?.planName ?? text('renew.byLinkText')}
      />
      <Card padding="lg" maw="36rem">
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
        {query.isPending && <LoadingLines />}
        {found !== undefined && (
          <OfferForm
            license={{ renewalToken: token }}
            found={found}
            offers={found.offers}
            refusal={found.refusal}
            what="renew"
            onCountry={setCountry}
            onChanged={() => void query.refetch()}
          />
        )}
      </Card>
    </>
  );
}
