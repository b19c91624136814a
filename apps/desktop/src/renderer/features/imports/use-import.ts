import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput } from '@mywasender/contract/commands/command-map';
import type {
  ColumnRole,
  ConsentStatement,
  FileInspection,
  ImportResult,
  PhoneFixKind,
} from '@mywasender/contract/models/contact';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useState } from 'react';
import { useTransport } from '../../shared/core.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';
import { useUndoImport } from './use-undo-import.ts';

export type ImportStep = 'file' | 'columns' | 'consent' | 'result';
type Delimiter = NonNullable<CommandInput<'contacts.inspectFile'>['delimiter']>;

export interface ReadOptions {
  readonly delimiter?: Delimiter;
  readonly encoding?: string;
  readonly sheet?: string;
}

export interface ImportDetails {
  readonly listName: string;
  readonly defaultCountry: string;
  /** undefined = people without consent columns stay without consent */
  readonly consent: ConsentStatement | undefined;
  readonly fixes: readonly PhoneFixKind[];
}

/** What the wizard knows so far; every step reads and moves it. */
export function useImport() {
  const transport = useTransport();
  const [step, setStep] = useState<ImportStep>('file');
  const [file, setFile] = useState<string>();
  const [options, setOptions] = useState<ReadOptions>({});
  const [inspection, setInspection] = useState<FileInspection>();
  const [roles, setRoles] = useState<Readonly<Record<string, ColumnRole>>>({});
  const [result, setResult] = useState<ImportResult>();
  const [error, setError] = useState<unknown>(null);
  const [reading, setReading] = useState(false);

  const inspect = async (token: string, wanted: ReadOptions) => {
    const found = await transport.call('contacts.inspectFile', { file: token, ...wanted });
    setInspection(found);
    setRoles(Object.fromEntries(found.columns.map(({ name, guess }) => [name, guess])));
    setOptions(wanted);
    setFile(token);
    setStep('columns');
  };
  const attempt = (work: () => Promise<void>) => {
    setReading(true);
    setError(null);
    work()
      .catch(setError)
      .finally(() => setReading(false));
  };
  const text = useText();
  const toasts = useToasts();
  const undo = useUndoImport();
  const restart = () => {
    setStep('file');
    setFile(undefined);
    setInspection(undefined);
    setResult(undefined);
    setOptions({});
  };
  const load = useCommand('contacts.import', {
    alsoChanges: ['suppressions', 'campaigns'],
    onSuccess: (done) => {
      setResult(done);
      setStep('result');
      toasts.undo(text('imports.imported'), async () => {
        await undo.mutateAsync({ importId: done.importId });
        // Whoever has gone on to the next file stays there.
        setStep((now) => (now === 'result' ? 'file' : now));
      });
    },
  });

  return {
    step,
    goTo: setStep,
    inspection,
    options,
    roles,
    setRole: (column: string, role: ColumnRole) => setRoles((old) => ({ ...old, [column]: role })),
    result,
    reading,
    error,
    /** Hands the file to the core and reads its head. */
    choose: (chosen: File) =>
      attempt(async () => inspect(await transport.putFile({ name: chosen.name, content: chosen }), {})),
    /** Reads the head again with another delimiter, encoding or sheet. */
    reread: (change: ReadOptions) => {
      if (file !== undefined) attempt(() => inspect(file, { ...options, ...change }));
    },
    file,
    importing: load.isPending,
    importError: load.error,
    /** By the user, so nothing went wrong. */
    cancelled: load.error instanceof AppError && load.error.code === 'IMPORT_CANCELLED',
    run: ({ consent, fixes, ...details }: ImportDetails) => {
      if (file === undefined) return;
      const statement = consent === undefined ? {} : { consent };
      load.mutate({ file, ...options, ...details, ...statement, mapping: { ...roles }, fixes: [...fixes] });
    },
    restart,
  };
}

export type ImportWizard = ReturnType<typeof useImport>;
