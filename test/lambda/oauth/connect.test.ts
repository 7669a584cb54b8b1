import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { CustomerId } from '#skill';
import { alexaEnable } from '../../../lambda/oauth/alexa-enable.ts';
import { type Browser, browserJar, follow, leadsTo } from '../../support/browser-jar.ts';
import { freshDatabase } from '../../support/database.ts';
import { type Amazon, lwaClient, openAmazon, skillId } from './amazon.ts';
import { alexa, arrive, csrfIn, type House, openHouse, signIn, skillPage } from './house.ts';

const maya = 'demo-us' as CustomerId;

let house: House;
let amazon: Amazon;

beforeAll(async () => {
  amazon = await openAmazon();
  const connect = alexaEnable({ skillId, stage: 'development', ...lwaClient, ask: amazon.ask });
  house = await openHouse((await freshDatabase()).db, { connect });
  amazon.state.tokenUrl = `${house.origin}/oauth/token`;
});
afterAll(async () => {
  await house.close();
  await amazon.close();
});
beforeEach(async () => {
  amazon.state.enabling = true;
  amazon.state.tokens.length = 0;
  await house.customers.unlinkAll(maya, 'app', new Date().toISOString());
});

const liveLinks = async () => (await house.customers.links(maya)).filter(({ revokedAt }) => revokedAt === null);

async function signedIn(userName = 'maya'): Promise<Browser> {
  const browser = browserJar();
  await signIn(browser, (await follow(browser, `${house.origin}/login`)).url, userName);
  return browser;
}

const press = async (browser: Browser): Promise<URL> => leadsTo(await browser.get(`${house.origin}/oauth/connect/alexa`));

/** From the button to our code, which comes back to us. */
async function upToOurCode(browser: Browser): Promise<URL> {
  const cards = await arrive(browser, amazon.agree(await press(browser)));
  const chosen = leadsTo(await browser.post(`${cards.url.href}/card`, { bundle: 'warnings-only', csrf: csrfIn(cards.html) }));
  return (await follow(browser, chosen, `${house.origin}/oauth/connect/alexa/linked`)).url;
}

describe('Connect Alexa', () => {
  test('Amazon asks her customer, ours chooses a card, Alexa gets the code from us, and the companion shows it', async () => {
    const browser = await signedIn();
    const done = leadsTo(await browser.get(await upToOurCode(browser)));
    expect(done.href).toBe(`${house.origin}/app`);
    expect(await liveLinks()).toHaveLength(1);
    const [tokens] = amazon.state.tokens;
    expect(await house.whose(tokens?.access_token ?? '')).toBe(maya);
    expect(amazon.calls).toEqual([
      'api.amazon.com/auth/o2/token',
      'api.amazonalexa.com/v1/alexaApiEndpoint',
      `api.eu.amazonalexa.com/v1/users/~current/skills/${skillId}/enablement`,
    ]);
  });

  test('it asks Amazon for that one permission, with PKCE', async () => {
    const page = await press(await signedIn());
    expect(page.origin + page.pathname).toBe('https://www.amazon.com/ap/oa');
    expect(Object.fromEntries(page.searchParams)).toMatchObject({
      client_id: lwaClient.clientId,
      scope: 'alexa::skills:account_linking',
      response_type: 'code',
      redirect_uri: `${house.origin}/oauth/connect/alexa/return`,
      code_challenge_method: 'S256',
    });
  });

  test('who is not signed in signs in first', async () => {
    expect((await press(browserJar())).href).toBe(`${house.origin}/login?next=/app/connect`);
  });

  test('if Alexa does not take it, nothing is linked, and the page says so', async () => {
    amazon.state.enabling = false;
    const browser = await signedIn();
    const response = await browser.get(await upToOurCode(browser));
    expect(response.status).toBe(502);
    expect(await response.text()).toContain('nothing was linked');
    expect(await liveLinks()).toEqual([]);
  });

  test('who says no to Amazon is back where they began', async () => {
    const browser = await signedIn();
    const refusal = amazon.agree(await press(browser));
    refusal.searchParams.delete('code');
    refusal.searchParams.set('error', 'access_denied');
    expect(leadsTo(await browser.get(refusal)).href).toBe(`${house.origin}/app/connect`);
    expect(await liveLinks()).toEqual([]);
  });

  test("an answer that this browser did not ask for is refused: no other person's Alexa gets our customer's bank", async () => {
    const thief = await signedIn('oliver');
    const planted = amazon.agree(await press(thief));
    const browser = await signedIn();
    expect((await browser.get(planted)).status).toBe(400);
    await press(browser);
    expect((await browser.get(planted)).status).toBe(400);
    expect(await liveLinks()).toEqual([]);
  });

  test('a step is good once, in time, and for the customer who began it', async () => {
    const browser = await signedIn();
    const answer = amazon.agree(await press(browser));
    expect((await browser.get(answer)).status).toBe(303);
    expect((await browser.get(answer)).status).toBe(400);

    const late = amazon.agree(await press(browser));
    house.wait(14 * 60);
    await browser.get(`${house.origin}/oauth/interaction/x`); // still here: the companion's session stays awake
    house.wait(2 * 60);
    expect((await browser.get(late)).status).toBe(400);

    const again = await signedIn();
    const begun = amazon.agree(await press(again));
    await signIn(again, (await follow(again, `${house.origin}/login`)).url, 'oliver');
    expect((await again.get(begun)).status).toBe(400);
  });

  test('our code that passed the browser is good for nothing but this', async () => {
    const browser = await signedIn();
    const ours = await upToOurCode(browser);
    const stolen = await fetch(`${house.origin}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${alexa.id}:${alexa.secret}`)}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: ours.searchParams.get('code') ?? '',
        redirect_uri: `${house.origin}/oauth/connect/alexa/linked`,
      }),
    });
    expect(await stolen.json()).toMatchObject({ error: 'invalid_grant' });
    expect((await browserJar().get(ours)).status).toBe(400);
    const swapped = new URL(ours);
    swapped.searchParams.set('code', 'x'.repeat(43));
    expect((await browser.get(swapped)).status).toBe(400);
    const later = await upToOurCode(browser);
    later.searchParams.set('code', ours.searchParams.get('code') ?? '');
    expect((await browser.get(later)).status).toBe(400);
    expect(amazon.state.tokens).toEqual([]);
  });

  test('where the skill has no such client, the button leads to its page, and nothing else is there', async () => {
    const plain = await openHouse((await freshDatabase()).db);
    const browser = browserJar();
    await signIn(browser, (await follow(browser, `${plain.origin}/login`)).url);
    expect(leadsTo(await browser.get(`${plain.origin}/oauth/connect/alexa`)).href).toBe(skillPage);
    expect((await browser.get(`${plain.origin}/oauth/connect/alexa/linked`)).status).toBe(404);
    await plain.close();
  });
});

describe("Alexa's regions", () => {
  const enabled = async (regions: readonly string[]) => {
    const other = await openAmazon(regions);
    const codes: string[] = [];
    const api = alexaEnable({ skillId, stage: 'live', ...lwaClient, ask: other.ask });
    const page = new URL(
      api.askAt({ redirectUri: 'https://us.example/r', state: 's', challenge: 'JBbiqONGWPaAmwXk_8bT6UnlPfrn65D32eZlJS-zGG0' }),
    );
    const code = other.agree(page).searchParams.get('code') ?? '';
    const access = await api.redeem({ code, verifier: 'test-verifier', redirectUri: 'https://us.example/r' });
    const result = await api.enable(access, 'https://us.example/r', async () => `code-${codes.push('x')}`).catch(() => false);
    await other.close();
    return {
      result,
      codes: codes.length,
      asked: other.calls.filter((call) => call.includes('enablement')).map((call) => call.split('/')[0]),
    };
  };

  test('where several may be the customer’s, each is asked with a code of its own', async () => {
    const { result, codes, asked } = await enabled(['api.eu.amazonalexa.com', 'https://api.amazonalexa.com']);
    expect([result, codes, asked]).toEqual([false, 2, ['api.amazonalexa.com', 'api.eu.amazonalexa.com']]);
  });

  test('a code goes to nobody but Amazon, whatever an answer names', async () => {
    expect(await enabled(['evil.example', 'api.amazonalexa.com.evil.example'])).toEqual({ result: false, codes: 0, asked: [] });
  });
});
