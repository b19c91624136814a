/**
 * The part of the page's module system that injected libraries look for: ids, factories run on first use,
 * and one exports object per id that callers read every time.
 */
const modulesMap = {};
const instances = new Map();

export function define(id, factory) {
  modulesMap[id] = { id, factory };
}

export function load(id) {
  if (instances.has(id)) return instances.get(id);
  const known = modulesMap[id];
  if (known === undefined) throw new Error(`Requiring unknown module "${id}"`);
  const exports = {};
  instances.set(id, exports);
  known.factory(exports);
  return exports;
}

/** `require` comes last: libraries start when it appears. */
export function publish({ missing, version }) {
  for (const id of missing) delete modulesMap[id];
  window.ErrorGuard = { skipGuardGlobal() {} };
  window.Debug = { VERSION: version };
  window.importNamespace = load;
  window.__d = (id, _dependencies, factory) => define(id, factory);
  window.require = (id) => (id === '__debug' ? { modulesMap } : load(id));
}
