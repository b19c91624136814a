// Read by wa-js when it starts. Without it the library reports to Google and sends links to preview servers.
window.WPPConfig = { disableGoogleAnalytics: true, linkPreviewApiServers: [] };
