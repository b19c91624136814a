/** All of the hosted pages' look: both colour schemes, from 320 px up, no fonts or pictures of others. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1b1f24, #eceff3); --soft: light-dark(#57606a, #a9b4c0);
  --paper: light-dark(#ffffff, #1c2128); --ground: light-dark(#f3f4f6, #12161b); --line: light-dark(#8b949e, #6b7681);
  --accent: light-dark(#0b5cad, #7cc0ff); --on-accent: light-dark(#ffffff, #08131f);
  --warn: light-dark(#fff3c4, #4a3a00); --on-warn: light-dark(#3d2c00, #fff0b8);
  --bad: light-dark(#a40e26, #ff9aa8); }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
.banner { margin: 0; padding: .75rem 1rem; text-align: center; font-size: clamp(1.125rem, 5vw, 1.75rem);
  font-weight: 800; line-height: 1.25; background: var(--warn); color: var(--on-warn); }
main { width: min(30rem, 100% - 2rem); margin: 1.5rem auto; padding: clamp(1rem, 5vw, 2rem); border-radius: .75rem;
  background: var(--paper); border: 1px solid light-dark(#d0d7de, #333b45); overflow-wrap: anywhere; }
h1 { margin: 0 0 .25rem; font-size: 1.25rem; line-height: 1.3; }
.shop { margin: 0 0 1rem; color: var(--soft); }
.amount { margin: 0; font-size: 2rem; font-weight: 700; line-height: 1.2; }
.what, .email { margin: 0; color: var(--soft); }
[role=alert] { margin: 1rem 0 0; padding: .75rem 1rem; border: 2px solid var(--bad); border-radius: .5rem;
  color: var(--bad); font-weight: 600; }
fieldset { margin: 1.5rem 0; padding: 0; border: 0; }
legend { padding: 0; margin-bottom: .5rem; font-weight: 600; }
label { display: flex; gap: .75rem; align-items: flex-start; padding: .75rem; min-height: 3rem; border: 1px solid var(--line);
  border-radius: .5rem; cursor: pointer; }
label + label { margin-top: .5rem; }
label:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
input { margin: .3rem 0 0; flex: none; width: 1rem; height: 1rem; accent-color: var(--accent); }
small { display: block; color: var(--soft); font-size: .875rem; }
button, .button { display: block; width: 100%; min-height: 3rem; padding: .75rem 1rem; border-radius: .5rem; font: inherit;
  font-weight: 600; text-align: center; text-decoration: none; cursor: pointer; }
button + button, button + .button, form + form, form + .button { margin-top: .75rem; }
.first { border: 2px solid var(--accent); background: var(--accent); color: var(--on-accent); }
.second { border: 1px solid var(--line); background: transparent; color: var(--ink); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;
