import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CustomerId } from '#skill';
import { type Browser, browserJar, follow, leadsTo } from '../../support/browser-jar.ts';
import { freshDatabase } from '../../support/database.ts';
import { arrive, csrfIn, type House, openHouse, resumeIn, signIn } from '../oauth/house.ts';

const maya = 'demo-us';

let house: House;

beforeAll(async () => {
  house = await openHouse((await freshDatabase()).db, { withAlexaApp: true });
});
afterAll(() => house.close());

/** From the simulator's link to the address that brings the code. */
async function linkedInTheApp(browser: Browser): Promise<URL> {
  const cards = await signIn(browser, (await follow(browser, `${house.origin}/simulator/alexa/link`)).url);
  const done = await arrive(
    browser,
    leadsTo(await browser.post(`${cards.url.href}/card`, { bundle: 'warnings-only', csrf: csrfIn(cards.html) })),
  );
  return leadsTo(await browser.get(resumeIn(done.html)));
}

describe("the demo's stand-in for the Alexa app", () => {
  test('links as Amazon would, comes back to the simulator, and sends the token from then on', async () => {
    expect(await house.alexaApp.tokenFor(maya)).toBeNull();
    const browser = browserJar();
    const back = leadsTo(await browser.get(await linkedInTheApp(browser)));
    expect(back.href).toBe(`${house.origin}/`);
    expect(await house.whose((await house.alexaApp.tokenFor(maya)) ?? '')).toBe(maya);
    expect(await house.alexaApp.tokenFor('demo-gb')).toBeNull();
  });

  test('a token that is too old is refreshed', async () => {
    const browser = browserJar();
    await browser.get(await linkedInTheApp(browser));
    const first = await house.alexaApp.tokenFor(maya);
    expect(await house.alexaApp.tokenFor(maya)).toBe(first);
    house.wait(3_601);
    const second = await house.alexaApp.tokenFor(maya);
    expect(second).not.toBe(first);
    expect(await house.whose(second ?? '')).toBe(maya);
  });

  test('after the customer unlinked it has a token still, which answers nothing, as at Amazon', async () => {
    const browser = browserJar();
    await browser.get(await linkedInTheApp(browser));
    await house.customers.unlinkAll(maya as CustomerId, 'app', new Date().toISOString());
    house.wait(3_601);
    const token = await house.alexaApp.tokenFor(maya);
    expect(token).not.toBeNull();
    expect(await house.whose(token ?? '')).toBeNull();
    house.alexaApp.forget(maya);
    expect(await house.alexaApp.tokenFor(maya)).toBeNull();
  });

  test('a code that another browser brings is not taken', async () => {
    house.alexaApp.forget(maya);
    const callback = await linkedInTheApp(browserJar());
    expect(leadsTo(await browserJar().get(callback)).href).toBe(`${house.origin}/`);
    expect(await house.alexaApp.tokenFor(maya)).toBeNull();
  });

  test('whoever calls this machine by another name begins at the one the cookies are for', async () => {
    const elsewhere = `${house.origin.replace('127.0.0.1', 'localhost')}/simulator/alexa/link`;
    expect(leadsTo(await browserJar().get(elsewhere)).href).toBe(`${house.origin}/simulator/alexa/link`);
  });
});
