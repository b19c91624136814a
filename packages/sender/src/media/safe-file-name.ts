/** Characters that hide how a name ends, or that file systems do not take. */
const BAD = /[\p{Cc}\p{Cf}\p{Co}<>:"|?*]/gu;
const MAX = 200;

/** A file name as the other phone may show it: no path, nothing invisible, at most 200 characters with its ending. */
export function safeFileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const name = last.replace(BAD, '').trim().replace(/^\.+/, '');
  if (name === '') return 'file';
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  return name.length <= MAX ? name : `${name.slice(0, MAX - ending.length)}${ending}`;
}
