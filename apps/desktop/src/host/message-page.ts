export interface MessagePageInput {
  readonly title: string;
  readonly text: string;
  /** A code or id to quote. */
  readonly detail?: string;
  /** Where to go from here, within the app. */
  readonly link?: { readonly href: string; readonly label: string };
  /** For the style element; the page runs no script. */
  readonly nonce: string;
}

/** A page that needs nothing: for when the app itself cannot be shown. */
export function messagePage({ title, text, detail, link, nonce }: MessagePageInput): string {
  const small = detail === undefined ? '' : `<p><small>${escapeHtml(detail)}</small></p>`;
  const onward =
    link === undefined ? '' : `<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a></p>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>MyWASender</title>
<style nonce="${escapeHtml(nonce)}">
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 36rem; margin: 15vh auto; padding: 0 1.5rem; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; }
</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
${onward}
${small}
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
