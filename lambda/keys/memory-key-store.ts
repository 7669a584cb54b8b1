import type { KeyStore, Purpose, WrappedKey } from './keys.ts';

/** Wrapped keys that live as long as the process, for the terminal. */
export function memoryKeyStore(): KeyStore {
  const keys: (WrappedKey & { readonly purpose: Purpose })[] = [];
  return {
    dataKeys: async (purpose) => keys.filter((key) => key.purpose === purpose).reverse(),
    saveDataKey: async ({ id, keyId, wrapped, purpose }) => void keys.push({ id, keyId, wrapped, purpose }),
  };
}
