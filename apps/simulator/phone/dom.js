export const byId = (id) => document.getElementById(id);

/** An element with text and properties. */
export function make(tag, text, properties = {}) {
  const element = document.createElement(tag);
  element.textContent = text;
  Object.assign(element, properties);
  return element;
}

/** New rows for a list; whoever was in it with the keyboard stays at the same entry. */
export function replaceRows(list, rows) {
  const key = list.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  list.replaceChildren(...rows);
  if (key !== undefined) list.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

export function say(text) {
  byId('notice').textContent = text;
}

/** Does what a form or button is for, and shows why it could not. */
export async function attempt(action) {
  try {
    say(await action());
  } catch (error) {
    say(error.message);
  }
}
