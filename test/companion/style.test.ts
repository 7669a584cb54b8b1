import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { brand } from '../../brand/brand.ts';
import { companionIcon, companionStyle } from '../../companion/style.ts';

describe("the pages' style", () => {
  test("begins with the bank's two colours and holds Pico before our own", () => {
    const style = companionStyle(brand, '/*pico*/');
    expect(style).toMatch(/^:root\{--brand-accent:#0b6e6e;--brand-ink:#10242b\}\n\/\*pico\*\/\n/);
  });

  test('asks for nothing that the policy of the pages refuses: no other host, no data: address is ever drawn', () => {
    const own = companionStyle(brand, '');
    expect(own).not.toMatch(/url\(|@import|http/);
    const pico = readFileSync('node_modules/@picocss/pico/css/pico.min.css', 'utf8');
    const icons = new Set([...pico.matchAll(/(--pico-icon-[a-z]+):url\(/g)].map(([, name]) => name));
    expect(icons.size).toBeGreaterThan(5);
    for (const icon of icons) expect(own).toContain(`${icon}: none`);
  });

  test('lets nothing but a colour in', () => {
    const bad = { ...brand, colours: { accent: 'red;}body{display:none', ink: '#10242b' } };
    expect(() => companionStyle(bad, '')).toThrow('#rrggbb');
    expect(() => companionIcon(bad)).toThrow('#rrggbb');
    expect(companionIcon({ ...brand, name: '<b>' })).toContain('></text>');
    expect(companionIcon(brand)).toContain('>H</text>');
  });
});
