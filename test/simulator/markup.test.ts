import { describe, expect, test } from '@jest/globals';
import { brandIcon, brandStyle } from '../../simulator/brand.ts';
import { html } from '../../simulator/html.ts';
import { wordsIn } from '../../simulator/words.ts';

describe('markup', () => {
  test('what is not ours is text: every sign of markup is escaped', () => {
    expect(html`<p title="${'"><script>'}">${"Marks & 'Spencer'"}</p>`.markup).toBe(
      '<p title="&#34;&#62;&#60;script&#62;">Marks &#38; &#39;Spencer&#39;</p>',
    );
  });

  test('markup within markup stays markup, one or many', () => {
    expect(html`<ul>${[html`<li>${1}</li>`, html`<li>${'<2>'}</li>`]}</ul>`.markup).toBe('<ul><li>1</li><li>&#60;2&#62;</li></ul>');
  });
});

describe('words', () => {
  const t = wordsIn({ told: 'What {{platform}} got: {{count}}' }, { platform: 'Amazon' });

  test('fill their gaps from the page and from the moment', () => {
    expect(t('told', { count: '2' })).toBe('What Amazon got: 2');
  });

  test('a missing word or value is an error and never a bare key on the page', () => {
    expect(() => t('untold')).toThrow('no words for untold');
    expect(() => t('told')).toThrow('nothing for count');
  });
});

describe('a brand', () => {
  test("gives the page its two colours and its initial; nothing else gets into the page's style", () => {
    expect(brandStyle({ accent: '#0b6e6e', ink: '#10242b' })).toBe(':root{--brand-accent:#0b6e6e;--brand-ink:#10242b}');
    expect(brandIcon('Harbour Bank', '#0b6e6e')).toContain('>H</text>');
    expect(brandIcon('<b>', '#0b6e6e')).toContain('></text>');
    expect(() => brandStyle({ accent: 'red;}body{display:none', ink: '#10242b' })).toThrow('#rrggbb');
  });
});
