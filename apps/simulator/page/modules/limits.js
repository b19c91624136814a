import { define } from '../loader.js';

/** WhatsApp's own meter, which accounts may or may not have. */
export function defineLimits(page) {
  define('WAWebMexFetchReachoutTimelockJob', (exports) => {
    exports.mexFetchReachoutTimelock = () => page.wire.ask('timelock');
  });
  define('WAWebMexFetchNewChatMessageCappingInfoJob', (exports) => {
    exports.mexFetchNewChatMessageCapping = () => page.wire.ask('capping');
  });
}
