import { readFileSync, writeFileSync } from 'node:fs';
import webPushLibrary from 'web-push';

interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** The demo's key pair for browser pushes: made once, for a browser is subscribed to it. */
export function vapidKeys(file: string): VapidKeys {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as VapidKeys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const keys = webPushLibrary.generateVAPIDKeys();
    writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
    return keys;
  }
}
