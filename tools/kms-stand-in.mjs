// Stands in for AWS KMS on this machine: wraps data keys under a key of this run, for one encryption context each.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';

/** Resolves with its address and what closes it. Answers GenerateDataKey and Decrypt (JSON 1.1); signatures are not checked. */
export async function kmsStandIn() {
  const key = randomBytes(32);
  const context = (value) => Buffer.from(JSON.stringify(value ?? {}));
  const operations = {
    GenerateDataKey: ({ KeyId, EncryptionContext }) => {
      const plain = randomBytes(32);
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(context(EncryptionContext));
      const blob = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
      return { KeyId, Plaintext: plain.toString('base64'), CiphertextBlob: blob.toString('base64') };
    },
    Decrypt: ({ KeyId, CiphertextBlob, EncryptionContext }) => {
      const blob = Buffer.from(CiphertextBlob, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, blob.subarray(0, 12)).setAAD(context(EncryptionContext));
      decipher.setAuthTag(blob.subarray(-16));
      const plain = Buffer.concat([decipher.update(blob.subarray(12, -16)), decipher.final()]);
      return { KeyId, Plaintext: plain.toString('base64') };
    },
  };
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      response.setHeader('content-type', 'application/x-amz-json-1.1');
      try {
        const operation = operations[String(request.headers['x-amz-target']).split('.').at(-1)];
        response.end(JSON.stringify(operation(JSON.parse(Buffer.concat(chunks).toString()))));
      } catch {
        response.writeHead(400).end(JSON.stringify({ __type: 'InvalidCiphertextException' }));
      }
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
