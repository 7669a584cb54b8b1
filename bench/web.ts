import { refreshTokenGrant } from 'openid-client';
import type { Db } from '../lambda/store/db.ts';
import { alexa, openHouse as openLinking, platformAt, tokensOf } from '../test/lambda/oauth/house.ts';
import { openHouse, signedIn } from '../test/lambda/web/house.ts';
import { median, quantile, table } from './numbers.mjs';

const limitMs = 300;
const rounds = 300;

/** The token endpoint as a platform meets it, and the companion's pages as a customer does, over loopback. */
export async function measureWeb(db: Db): Promise<void> {
  const linking = await openLinking(db);
  const platform = await platformAt(linking, alexa);
  const { refresh_token: refresh = '' } = await tokensOf(platform);
  const rows = [await measured('token by refresh', () => refreshTokenGrant(platform, refresh))];
  const house = await openHouse(db);
  const browser = await signedIn(house);
  for (const path of ['/app', '/app/said', '/app/sharing']) {
    rows.push(await measured(path, async () => (await browser.get(`${house.origin}${path}`)).text()));
  }
  table(`Companion and linking (limit of a token ${limitMs} ms)`, rows);
  if (Number(rows[0]?.['p99 ms']) > limitMs) process.exitCode = 1;
}

async function measured(what: string, work: () => Promise<unknown>) {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await work();
    if (round >= rounds / 10) times.push(performance.now() - began);
  }
  return { 'over HTTP': what, 'p50 ms': median(times).toFixed(1), 'p99 ms': quantile(times, 0.99).toFixed(1) };
}
