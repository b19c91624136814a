import { open, rename } from 'node:fs/promises';

/** Replaces a file as a whole: after a crash or a full disk the old content is still there. Mode 0600. */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.new`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}
