import { define } from '../loader.js';

/** WhatsApp's own meter, which accounts may or may not have. */
export function defineLimits(page) {
  const ask = async (op) => {
    const answer = await page.wire.ask(op);
    return answer !== null && 'nonsense' in answer ? answer.nonsense : answer;
  };
  define('WAWebMexFetchReachoutTimelockJob', (exports) => {
    exports.mexFetchReachoutTimelock = () => ask('timelock');
  });
  define('WAWebMexFetchNewChatMessageCappingInfoJob', (exports) => {
    exports.mexFetchNewChatMessageCapping = () => ask('capping');
  });
}
