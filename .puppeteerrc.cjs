// The app looks for an installed Chrome, Edge or Chromium first and offers a download only when
// there is none, so nothing is fetched while packages are installed.
module.exports = { skipDownload: true };
