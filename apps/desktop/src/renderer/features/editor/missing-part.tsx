import { EmptyState } from '@mywasender/ui/empty-state';
import { ButtonLink } from '../../shared/button-link.tsx';
import { useText } from '../../shared/use-text.ts';

export interface MissingPartProps {
  readonly part: 'Lists' | 'Profiles';
  readonly to: '/contacts/import' | '/profiles';
}

/** A campaign needs somebody to write to and a number to write from. */
export function MissingPart({ part, to }: MissingPartProps) {
  const text = useText();
  return (
    <EmptyState
      title={text(`editor.audience.no${part}`)}
      text={text(`editor.audience.no${part}Text`)}
      action={<ButtonLink to={to}>{text(part === 'Lists' ? 'contacts.import' : 'profiles.add')}</ButtonLink>}
    />
  );
}
