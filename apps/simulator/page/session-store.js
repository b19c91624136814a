/** The linked session. IndexedDB with strict durability: it must survive the browser being killed. */
const open = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('simulator', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('session');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const finish = (database, transaction, read) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      database.close();
      resolve(read?.result);
    };
    transaction.onerror = () => reject(transaction.error);
  });

export async function readSession() {
  const database = await open();
  const transaction = database.transaction('session', 'readonly');
  return finish(database, transaction, transaction.objectStore('session').get('current'));
}

export async function writeSession(session) {
  const database = await open();
  const transaction = database.transaction('session', 'readwrite', { durability: 'strict' });
  if (session === undefined) transaction.objectStore('session').delete('current');
  else transaction.objectStore('session').put(session, 'current');
  return finish(database, transaction);
}
