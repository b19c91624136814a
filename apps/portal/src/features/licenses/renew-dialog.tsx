import type { License } from '@mywasender/contract/http/licenses';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';
import { OfferForm } from './offer-form.tsx';

export interface RenewDialogProps {
  readonly license: License;
  /** the same plan again, or another one */
  readonly what: 'renew' | 'change';
  readonly onClose: () => void;
}

/** What a license can go on with, and then off to the page of the provider. */
export function RenewDialog({ license, what, onClose }: RenewDialogProps) {
  const api = useApi();
  const text = useText();
  const [country, setCountry] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ['licenses', 'offers', license.id, country],
    queryFn: ({ signal }) =>
      api.call(
        'GET /v1/licenses/:id/offers',
        { params: { id: license.id }, query: country === null ? {} : { country } },
        { signal },
      ),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return (
    <Dialog onClose={onClose} title={text(`renew.${what}Title`, { end: license.keyEnd })}>
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <LoadingLines />}
      {query.data !== undefined && (
        <OfferForm
          license={{ licenseId: license.id }}
          found={query.data}
          offers={what === 'renew' ? query.data.offers : query.data.changes}
          refusal={what === 'renew' ? query.data.refusal : query.data.changeRefusal}
          what={what}
          onCountry={setCountry}
          onChanged={() => void query.refetch()}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}
