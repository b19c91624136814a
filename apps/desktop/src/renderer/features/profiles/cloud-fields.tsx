import { PasswordInput, SimpleGrid, TextInput } from '@mantine/core';
import { useText } from '../../shared/use-text.ts';
import type { CloudAccountInput } from './cloud-account-input.ts';

export interface CloudFieldsProps {
  readonly value: CloudAccountInput;
  /** secrets that are saved may be left empty */
  readonly saved: boolean;
  /** The user tried to go on: say what is missing. */
  readonly tried: boolean;
  readonly onChange: (value: CloudAccountInput) => void;
}

const ID = /^\d{3,20}$/;
const SECRET = /^[\x21-\x7e]{16,1000}$/;

/** Whether everything is entered as Meta writes it. */
export function isComplete(value: CloudAccountInput, saved: boolean): boolean {
  const fits = (secret: string) => SECRET.test(secret) || (saved && secret === '');
  return (
    ID.test(value.phoneNumberId) && ID.test(value.wabaId) && fits(value.accessToken) && fits(value.appSecret)
  );
}

/** The ids and secrets of a number, as Meta’s console shows them. */
export function CloudFields({ value, saved, tried, onChange }: CloudFieldsProps) {
  const text = useText();
  const idField = (name: 'phoneNumberId' | 'wabaId') => (
    <TextInput
      label={text(`profiles.cloud.${name}`)}
      required
      inputMode="numeric"
      spellCheck={false}
      autoComplete="off"
      maxLength={20}
      value={value[name]}
      onChange={({ currentTarget }) => onChange({ ...value, [name]: currentTarget.value.trim() })}
      error={tried && !ID.test(value[name]) ? text('profiles.cloud.idWrong') : undefined}
    />
  );
  const secretField = (name: 'accessToken' | 'appSecret') => {
    const wrong = !SECRET.test(value[name]) && !(saved && value[name] === '');
    return (
      <PasswordInput
        label={text(`profiles.cloud.${name}`)}
        description={text(saved ? 'profiles.cloud.secretSaved' : `profiles.cloud.${name}Hint`)}
        required={!saved}
        autoComplete="off"
        maxLength={1000}
        value={value[name]}
        onChange={({ currentTarget }) => onChange({ ...value, [name]: currentTarget.value.trim() })}
        visibilityToggleButtonProps={{ 'aria-label': text('profiles.cloud.showSecret') }}
        error={tried && wrong ? text('profiles.cloud.secretWrong') : undefined}
      />
    );
  };
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {idField('phoneNumberId')}
        {idField('wabaId')}
      </SimpleGrid>
      {secretField('accessToken')}
      {secretField('appSecret')}
    </>
  );
}
