import { describe, expect, it } from 'vitest';
import { windowOptions } from './window-options.ts';

describe('windowOptions', () => {
  it('gives the page nothing of Node', () => {
    expect(windowOptions('/out/preload/index.cjs').webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      preload: '/out/preload/index.cjs',
    });
  });

  it('switches on no Blink features', () => {
    expect(windowOptions('x').webPreferences).not.toHaveProperty('enableBlinkFeatures');
  });
});
