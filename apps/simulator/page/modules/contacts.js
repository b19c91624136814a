import { define } from '../loader.js';
import { Collection, Model } from '../model.js';
import { Wid } from './addresses.js';

/** People: who has an account, and which LID belongs to which number. */
export function defineContacts(page) {
  const lids = new Map();
  const phones = new Map();
  const contacts = new (class ContactCollection extends Collection {})();

  page.learn = (phone, lid) => {
    if (lid === null || lid === undefined) return;
    lids.set(phone, lid);
    phones.set(lid, phone);
  };
  page.addContact = (wid, name) => contacts.add(new Model({ id: wid, name, isBusiness: false }));

  const getCurrentLid = (wid) => {
    if (wid.isLid()) return wid;
    return lids.has(wid.user) ? new Wid(`${lids.get(wid.user)}@lid`) : undefined;
  };
  const getPhoneNumber = (wid) => {
    if (!wid.isLid()) return wid;
    return phones.has(wid.user) ? new Wid(`${phones.get(wid.user)}@c.us`) : undefined;
  };
  Object.assign(page, { getCurrentLid, getPhoneNumber });

  define('WAWebContactCollection', (exports) => {
    exports.ContactCollectionImpl = contacts.constructor;
    exports.ContactCollection = contacts;
  });
  define('WAWebApiContact', (exports) => {
    exports.lidPnCache = { getCurrentLid, getPhoneNumber };
    exports.getCurrentLid = getCurrentLid;
    exports.getPhoneNumber = getPhoneNumber;
  });
  define('WAWebQueryExistsJob', (exports) => {
    const query = async (wid) => {
      const phone = getPhoneNumber(wid)?.user;
      if (phone === undefined) return null;
      const answer = await page.wire.ask('exists', { phone });
      if (answer.error) {
        throw Object.assign(new Error(`${answer.error.code} ${answer.error.text}`), {
          code: answer.error.code,
        });
      }
      if ('nonsense' in answer) return answer.nonsense;
      if (!answer.exists) return null;
      page.learn(phone, answer.lid);
      return { wid: new Wid(`${phone}@c.us`), biz: false };
    };
    exports.queryWidExists = query;
    exports.queryPhoneExists = (phone) => query(new Wid(`${phone}@c.us`));
  });
}
