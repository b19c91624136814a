import { Events } from './events.js';

/** A model says which of its fields changed, to its own listeners and to its collection's. */
export class Model extends Events {
  constructor(fields = {}) {
    super();
    Object.assign(this, fields);
  }

  set(name, value) {
    if (typeof name === 'object') {
      for (const [key, entry] of Object.entries(name)) this.set(key, entry);
      return this;
    }
    if (this[name] === value) return this;
    this[name] = value;
    this.trigger(`change:${name}`, this, value);
    this.collection?.trigger(`change:${name}`, this, value);
    return this;
  }

  unset(name) {
    return this.set(name, undefined);
  }
}

/** Models in the order they came, found by the text of their id. */
export class Collection extends Events {
  #models = new Map();

  get(id) {
    if (id === undefined || id === null) return undefined;
    return this.#models.get(String(id.id !== undefined && id.remote === undefined ? id.id : id));
  }

  add(models) {
    const list = Array.isArray(models) ? models : [models];
    for (const model of list) {
      const key = String(model.id);
      if (this.#models.has(key)) continue;
      this.#models.set(key, model);
      model.collection ??= this;
      this.trigger('add', model, this);
    }
    return list;
  }

  remove(model) {
    const known = this.get(model);
    if (known === undefined) return;
    this.#models.delete(String(known.id));
    this.trigger('remove', known, this);
  }

  getModelsArray() {
    return [...this.#models.values()];
  }

  toArray() {
    return this.getModelsArray();
  }

  forEach(action) {
    this.getModelsArray().forEach(action);
  }

  map(action) {
    return this.getModelsArray().map(action);
  }

  filter(test) {
    return this.getModelsArray().filter(test);
  }

  findFirst(test) {
    return this.getModelsArray().find(test);
  }

  get length() {
    return this.#models.size;
  }
}
