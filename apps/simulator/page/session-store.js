/** What a browser keeps. IndexedDB with strict durability: it must survive the browser being killed. */
const open = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('simulator', 2);
    request.onupgradeneeded = () => {
      for (const name of ['session', 'outbox']) {
        if (!request.result.objectStoreNames.contains(name)) request.result.createObjectStore(name);
      }
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function within(store, mode, action) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode, { durability: 'strict' });
      const request = action(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** The linked session: whose device this is, and its keys. */
export const readSession = () => within('session', 'readonly', (store) => store.get('current'));
export const writeSession = (session) =>
  within('session', 'readwrite', (store) => store.put(session, 'current'));
export const clearSession = () => within('session', 'readwrite', (store) => store.clear());

/** Messages on their way, which go out after a restart if nobody heard of them. */
export const readOutbox = () => within('outbox', 'readonly', (store) => store.getAll());
export const keepOutgoing = (entry) => within('outbox', 'readwrite', (store) => store.put(entry, entry.id));
export const forgetOutgoing = (id) => within('outbox', 'readwrite', (store) => store.delete(id));
