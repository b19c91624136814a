/** How a person is called on the screens: by name, else by number. */
export function personName({ name, phone }: { readonly name: string; readonly phone: string }): string {
  return name === '' ? phone : name;
}
