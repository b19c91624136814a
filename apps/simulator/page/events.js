/** Listeners by name, with the small surface backbone-style models have. */
export class Events {
  #listeners = new Map();

  on(name, listener, context) {
    const list = this.#listeners.get(name) ?? [];
    this.#listeners.set(name, [...list, { listener, context }]);
    return this;
  }

  off(name, listener) {
    const list = this.#listeners.get(name) ?? [];
    this.#listeners.set(
      name,
      listener === undefined ? [] : list.filter((entry) => entry.listener !== listener),
    );
    return this;
  }

  once(name, listener, context) {
    const first = (...args) => {
      this.off(name, first);
      listener.apply(context, args);
    };
    return this.on(name, first);
  }

  trigger(name, ...args) {
    for (const { listener, context } of this.#listeners.get(name) ?? []) listener.apply(context, args);
    return this;
  }

  emit(name, ...args) {
    return this.trigger(name, ...args);
  }
}
