/** Behind the #, which browsers send to nobody: the page it opens asks the server when a button is pressed. */
export function linkTo(publicUrl: string, page: string, token: string): string {
  return `${publicUrl}/${page}#${token}`;
}
