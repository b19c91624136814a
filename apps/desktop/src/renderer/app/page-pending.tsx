import { LoadingLines } from '@mywasender/ui/loading';

export function PagePending() {
  return <LoadingLines />;
}
