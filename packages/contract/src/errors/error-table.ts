/** Code → HTTP status and English sentence; `{name}` is filled from the error's params. */
export type ErrorTable = Readonly<Record<string, { readonly status: number; readonly message: string }>>;
