import type { KeyPort } from './keys.ts';
import { askKms, keyError, type KmsAccess } from './kms-request.ts';

const keyBytes = 32;
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * The key port of a live function: AWS KMS wraps and unwraps, its key never leaves it. The purpose is the encryption context, which
 * KMS authenticates and writes into the bank's audit trail. Rejects with an Error whose message is a KeyErrorCode.
 */
export function kmsKeys({ keyId, ...access }: KmsAccess & { readonly keyId: string }): KeyPort {
  return {
    make: async (purpose) => {
      const { KeyId, Plaintext, CiphertextBlob } = await askKms(access, 'GenerateDataKey', {
        KeyId: keyId,
        KeySpec: 'AES_256',
        EncryptionContext: { purpose },
      });
      if (typeof KeyId !== 'string' || typeof CiphertextBlob !== 'string' || !base64.test(CiphertextBlob)) throw keyError('keys.damaged');
      return { keyId: KeyId, plain: plainOf(Plaintext), wrapped: CiphertextBlob };
    },

    // The key that wrapped it is named: KMS then opens it with no other, and old ones open after the key in use was changed.
    unwrap: async (purpose, wrappedUnder, wrapped) => {
      const { Plaintext } = await askKms(access, 'Decrypt', {
        KeyId: wrappedUnder,
        CiphertextBlob: wrapped,
        EncryptionContext: { purpose },
      });
      return plainOf(Plaintext);
    },
  };
}

function plainOf(text: unknown): Uint8Array {
  const plain = Buffer.from(typeof text === 'string' ? text : '', 'base64');
  if (plain.length !== keyBytes) throw keyError('keys.damaged');
  return plain;
}
