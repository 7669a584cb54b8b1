// Stands in for the AWS Parameters and Secrets extension on this machine.
import { createServer } from 'node:http';

/** Hands out named secrets to who has the token; resolves with the port it listens on and what closes it. */
export async function standIn(secrets, token) {
  const server = createServer((request, response) => {
    const name = new URL(request.url, 'http://localhost').searchParams.get('secretId');
    if (request.headers['x-aws-parameters-secrets-token'] !== token) return response.writeHead(401).end();
    if (!Object.hasOwn(secrets, name)) return response.writeHead(400).end();
    response.end(JSON.stringify({ Name: name, SecretString: secrets[name] }));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { port: server.address().port, close: () => server.close() };
}
