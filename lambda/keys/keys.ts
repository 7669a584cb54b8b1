/** What keys are for. Each purpose has data keys of its own, so that none opens or signs for another. */
export type Purpose = 'ledger' | 'receipt' | 'pin' | 'oauth' | 'push';

/** The port to where keys live: a file in the demo (local-keys.ts), AWS KMS in live (kms-keys.ts). It never gives a key out, only data keys. */
export interface KeyPort {
  /** A new 256-bit data key and its wrapped form, under the key in use now. */
  make(purpose: Purpose): Promise<{ readonly keyId: string; readonly plain: Uint8Array; readonly wrapped: string }>;
  /** Rejects if this port did not wrap it for this purpose. */
  unwrap(purpose: Purpose, keyId: string, wrapped: string): Promise<Uint8Array>;
}

/** Where wrapped data keys are kept. */
export interface KeyStore {
  /** Newest first */
  dataKeys(purpose: Purpose): Promise<readonly WrappedKey[]>;
  /** Two at the same moment: both are kept, the newer is used. */
  saveDataKey(key: WrappedKey & { readonly purpose: Purpose; readonly now: string }): Promise<void>;
}

export interface WrappedKey {
  readonly id: string;
  readonly keyId: string;
  readonly wrapped: string;
}

/** What the rest of the house does with keys (keyring.ts). Data keys are unwrapped at first use and kept for five minutes. */
export interface Keyring {
  /** HMAC-SHA-256 hex under the newest key of the purpose, or under the one named. Rejects if that one is unknown. */
  mac(purpose: Purpose, message: string, dataKeyId?: string): Promise<{ readonly keyId: string; readonly mac: string }>;
  /** AES-256-GCM with a fresh nonce; `context` is authenticated: a value moved to another row does not open. Text in, text out. */
  seal(purpose: Purpose, plain: string, context: string): Promise<string>;
  /** Rejects if it was changed, moved, or sealed by an unknown key. */
  open(purpose: Purpose, sealed: string, context: string): Promise<string>;
}
