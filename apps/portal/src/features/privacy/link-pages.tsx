import { useApi } from '../../shared/api/api-context.tsx';
import { downloadText } from '../../shared/download-file.ts';
import { LinkAction } from '../../shared/link-action.tsx';
import { useText } from '../../shared/use-text.ts';

export interface LinkPageProps {
  /** of the mailed link; behind its #, so that no server logs it */
  readonly token: string;
  readonly signInHref: string;
}

/** The end of the link that gives the copy of one's data. */
export function YourDataPage({ token, signInHref }: LinkPageProps) {
  const api = useApi();
  const text = useText();
  const download = async () => {
    const data = await api.call('POST /v1/exports/download', { body: { token } });
    downloadText('mywasender-your-data.json', 'application/json', JSON.stringify(data, null, 2));
  };
  return (
    <LinkAction
      title={text('privacy.yourData')}
      text={text('privacy.yourDataText')}
      label={text('privacy.download')}
      done={text('privacy.downloaded')}
      act={download}
      signInHref={signInHref}
    />
  );
}

/** The end of the link that keeps an account which was to be deleted. */
export function KeepAccountPage({ token, signInHref }: LinkPageProps) {
  const api = useApi();
  const text = useText();
  return (
    <LinkAction
      title={text('privacy.keep')}
      text={text('privacy.keepText')}
      label={text('privacy.keep')}
      done={text('privacy.kept')}
      act={() => api.call('POST /v1/deletions/undo', { body: { token } })}
      signInHref={signInHref}
    />
  );
}
