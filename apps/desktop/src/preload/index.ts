import { contextBridge, ipcRenderer } from 'electron';
import { createBridge } from './create-bridge.ts';

contextBridge.exposeInMainWorld('mywasender', createBridge(ipcRenderer, { tray: true, nativeDialogs: true }));
