import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import aws4 from 'aws4';

export const access = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'canary-secret-access-key', sessionToken: 'canary-session-token' };
export const region = 'eu-central-1';
export const keyArn = 'arn:aws:kms:eu-central-1:000000000000:key/first';

export interface Asked {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What the next requests get instead of an answer: an error's HTTP status and name, silence, or raw text. */
export type Trouble = { readonly status: number; readonly name: string } | 'silence' | 'hang up' | { readonly text: string };

/** AWS KMS as documented (JSON 1.1): refuses a wrong signature, wraps under one key of its own for one encryption context. */
export async function kmsServer() {
  const key = randomBytes(32);
  const asked: Asked[] = [];
  const troubles: Trouble[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const operation = String(request.headers['x-amz-target']).replace(/^TrentService\./, '');
      asked.push({ operation, input: JSON.parse(body) as Asked['input'] });
      const trouble = troubles.shift();
      if (trouble === 'silence') return;
      if (trouble === 'hang up') return void request.socket.destroy();
      if (trouble !== undefined && 'text' in trouble) return void response.end(trouble.text);
      response.setHeader('content-type', 'application/x-amz-json-1.1');
      const refuse = (status: number, name: string) =>
        void response.writeHead(status).end(JSON.stringify({ __type: name, message: `canary-message about ${body}` }));
      if (trouble !== undefined) return refuse(trouble.status, trouble.name);
      if (!isSigned(request, body)) return refuse(400, 'InvalidSignatureException');
      try {
        response.end(JSON.stringify(answer(key, operation, JSON.parse(body) as Asked['input'])));
      } catch (error) {
        refuse(400, (error as Error).message);
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    troubles,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

/** Signs what arrived once more with the secret: the same signature, or a stranger. */
function isSigned({ headers }: IncomingMessage, body: string): boolean {
  const named = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1]?.split(';') ?? [];
  const again = aws4.sign(
    {
      service: 'kms',
      region,
      method: 'POST',
      path: '/',
      body,
      headers: Object.fromEntries(named.map((name) => [name, String(headers[name])])),
    },
    access,
  );
  const isNow = Math.abs(Date.parse(toIso(String(headers['x-amz-date']))) - Date.now()) < 300_000;
  return (
    isNow &&
    ['host', 'x-amz-date', 'x-amz-security-token', 'x-amz-target'].every((name) => named.includes(name)) &&
    again.headers?.['Authorization'] === headers.authorization
  );
}

const toIso = (date: string) => date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');

function answer(key: Buffer, operation: string, { KeyId, KeySpec, CiphertextBlob, EncryptionContext }: Asked['input']): object {
  const context = Buffer.from(JSON.stringify(EncryptionContext));
  if (operation === 'GenerateDataKey') {
    if (KeyId !== 'alias/tellback') throw new Error('NotFoundException');
    if (KeySpec !== 'AES_256') throw new Error('ValidationException');
    const plain = randomBytes(32);
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(context);
    const blob = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    return { KeyId: keyArn, Plaintext: plain.toString('base64'), CiphertextBlob: blob.toString('base64') };
  }
  if (operation !== 'Decrypt') throw new Error('UnknownOperationException');
  if (KeyId !== keyArn) throw new Error('IncorrectKeyException');
  try {
    const blob = Buffer.from(String(CiphertextBlob), 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, blob.subarray(0, 12)).setAAD(context).setAuthTag(blob.subarray(-16));
    const plain = Buffer.concat([decipher.update(blob.subarray(12, -16)), decipher.final()]);
    return { KeyId: keyArn, Plaintext: plain.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
  } catch {
    throw new Error('InvalidCiphertextException');
  }
}
