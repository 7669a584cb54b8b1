import { describe, expect, test } from '@jest/globals';
import { forms } from '../../companion/forms.ts';
import { pages } from '../../companion/pages.ts';
import { localeTags } from '../../locales/catalogue.ts';
import { scenes } from './scenes.ts';

const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, found = '']) => found);
const found = (page: string, pattern: RegExp) => pattern.exec(page)?.[0] ?? null;
const html = (name: string) => scenes.find((scene) => scene.name === name)?.html('en-US') ?? Promise.reject(new Error(`no scene ${name}`));

const elsewhere = ['/login', '/oauth/connect/alexa', '/oauth/auth/abc', '/app/said.csv', '/app/said.json', '/app/everything.json'];
const leadsSomewhere = (path: string) => pages.some((page) => page.path === path) || elsewhere.includes(path);

describe.each(localeTags)('every page in %s', (locale) => {
  test.each(scenes.map(({ name, html: draw }) => [name, draw] as const))('%s', async (name, draw) => {
    const page = await draw(locale);
    expect(found(page, new RegExp(`^<!doctype html><html lang="${locale}">`))).not.toBeNull();
    // The policy of the pages admits neither script nor style within them; on one page it admits a script of ours beside it.
    const scripts = all(page, /(<script[\s\S]*?<\/script>)/g);
    expect(scripts).toEqual(name.startsWith('watch') ? ['<script src="/app/push.js" defer></script>'] : []);
    expect(found(page.replace(scripts[0] ?? '', ''), /<script|<style|\sstyle=|\son[a-z]+=|="(javascript|data):/i)).toBeNull();
    expect(found(page, /undefined|\[object|NaN|\{\{/)).toBeNull();
    expect(all(page, /<h1[\s>](.)/g)).toHaveLength(1);

    const ids = all(page, /\sid="([^"]+)"/g);
    expect(ids).toEqual([...new Set(ids)]);
    const named = all(page, /\saria-(?:describedby|labelledby)="([^"]+)"/g).flatMap((names) => names.split(' '));
    for (const id of [...named, ...all(page, /<label for="([^"]+)"/g)]) expect(ids).toContain(id);

    for (const link of all(page, /href="(\/[^"?#]*)/g).filter((path) => !/^\/app\/(style\.css|icon\.svg)$/.test(path)))
      expect([link, leadsSomewhere(link)]).toEqual([link, true]);

    for (const form of all(page, /(<form[\s\S]*?<\/form>)/g)) {
      if (form.includes('method="get"')) continue;
      expect(form).toMatch(/action="(\/app\/forms\/[a-z-]+(\?(platform|id)=[\w-]+)?|\/logout|\/oauth\/interaction\/abc\/(card|pin))"/);
      expect(all(form, /name="csrf" value="([^"]+)"/g)).toHaveLength(1);
    }
    for (const form of all(page, /action="\/app\/forms\/([a-z-]+)/g)) expect(Object.keys(forms)).toContain(form);
  });
});

describe('every form', () => {
  test('is on the page that it names, so that a refusal is shown where it was typed', async () => {
    const drawn = (await Promise.all(scenes.map((scene) => scene.html('en-US')))).join('');
    for (const name of Object.keys(forms)) expect(drawn).toContain(`action="/app/forms/${name}`);
    for (const { page } of Object.values(forms)) expect(pages.map(({ path }) => path)).toContain(page);
  });

  test('that was refused says so first and next to the field, and keeps what was typed', async () => {
    const page = await html('accounts-refused');
    expect(found(page, /<title>Please check: Accounts/)).not.toBeNull();
    expect(found(page, /role="alert"[\s\S]*Not saved yet[\s\S]*<h1/)).not.toBeNull();
    expect(
      found(
        page,
        /<input type="text" value="&lt;rainy>" id="nickname-1"[^>]* aria-describedby="nickname-1-hint nickname-1-wrong" aria-invalid="true"/,
      ),
    ).not.toBeNull();
    expect(all(page, /(aria-invalid)/g)).toHaveLength(1);
    expect(page).toContain('id="nickname-1-wrong">Use letters, digits');
    expect(found(await html('settings-refused'), /value="lots" id="budget\.groceries"[^>]*aria-invalid/)).not.toBeNull();
    expect(found(await html('settings-refused'), /<option value="Europe\/Paris" selected>/)).not.toBeNull();
    expect(
      found(
        await html('sharing-refused'),
        /<select name="cell\.balance"[^>]*>(<option[^>]*>[^<]*<\/option>)*<option value="threshold" selected>/,
      ),
    ).not.toBeNull();
    expect(found(await html('said-wrong-dates'), /value="2026-11-01" id="filter-to"[^>]*aria-invalid/)).not.toBeNull();
    expect(found(await html('erase-refused'), /id="sure"[^>]* aria-describedby="sure-wrong" aria-invalid="true"/)).not.toBeNull();
  });

  test('never gives a PIN back', async () => {
    const page = await html('pin-refused');
    expect(all(page, /(<input type="password"[^>]*>)/g)).toHaveLength(2);
    expect(found(page, /type="password"[^>]*\svalue|40719/)).toBeNull();
    expect(found(page, /id="again-wrong">The two PINs are not the same/)).not.toBeNull();
  });
});

describe('a page', () => {
  test('what is typed or heard is text, never markup', async () => {
    expect(await html('accounts-refused')).not.toContain('<rainy>');
  });

  test('has a navigation that marks where one is; without header in the bank’s own app, without any before signing in', async () => {
    expect(found(await html('said'), /<a href="\/app\/said" aria-current="page">/)).not.toBeNull();
    const embedded = await html('home-embedded');
    expect(found(embedded, /<header|<footer|action="\/logout"/)).toBeNull();
    expect(embedded).toContain('<nav');
    expect(await html('trouble-not.signed-in-signed-out')).not.toContain('<nav');
    expect(await html('trouble-not.signed-in-signed-out')).toContain('href="/login?next=%2Fapp%2Fsharing"');
  });

  test('is marked as invented in the demo alone, and spending is shown there alone', async () => {
    expect(found(await html('home'), /<aside class="band"[\s\S]*href="\/app\/spending"/)).not.toBeNull();
    expect(found(await html('home-embedded'), /class="band"|href="\/app\/spending"/)).toBeNull();
  });

  test('of linking preselects nothing, and each card says what others could hear', async () => {
    const cards = await html('linking-cards');
    expect(all(cards, /<button type="submit" name="bundle" value="([a-z-]+)"/g)).toEqual(['just-me', 'shared-room', 'warnings-only']);
    expect(found(cards, /aria-pressed|checked|selected/)).toBeNull();
    expect(all(cards, /class="bundle-room">(.)/g)).toHaveLength(3);
    expect(found(await html('sharing'), /value="just-me"[^>]*aria-pressed="true"/)).not.toBeNull();
  });
});
