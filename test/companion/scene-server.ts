import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locale } from '#skill';
import { brand } from '../../brand/brand.ts';
import { pushScript } from '../../companion/scripts/push.ts';
import { companionIcon, companionStyle } from '../../companion/style.ts';
import { scenes } from './scenes.ts';

const policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'";

/** Every scene at /<locale>/<name>, under the policy the pages really have. */
export async function serveScenes(): Promise<{ readonly url: string; readonly server: Server }> {
  const style = companionStyle(brand, readFileSync('node_modules/@picocss/pico/css/pico.min.css', 'utf8'));
  const server = createServer(async ({ url = '/' }, response) => {
    if (url === '/app/style.css') return response.setHeader('content-type', 'text/css').end(style);
    if (url === '/app/push.js') return response.setHeader('content-type', 'text/javascript').end(pushScript);
    if (url === '/app/icon.svg') return response.setHeader('content-type', 'image/svg+xml').end(companionIcon(brand));
    const [, locale, name] = url.split('/');
    const scene = scenes.find((one) => one.name === name);
    if (scene === undefined) return response.writeHead(404).end();
    const html = await scene.html(locale as Locale);
    const own = html.includes('<script') ? `${policy}; script-src 'self'; worker-src 'self'` : policy;
    response.setHeader('content-security-policy', own).setHeader('content-type', 'text/html; charset=utf-8');
    return response.end(html);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
