import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';

/** docs/security/asvs.md against the standard: OWASP ASVS 5.0.0, levels 1 and 2, which come first in every section. */
const root = resolve(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/security/asvs.md'), 'utf8');

/** The highest number of level 1 or 2 in each section */
const sections = `
  1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3
  6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4
  10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4
  13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2`;

const upTo = (section: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, n) => `${section}.${from + n}`);

const required = sections
  .trim()
  .split(/\s+/)
  .flatMap((one) => {
    const [section = '', highest] = one.split(':');
    return upTo(section, 1, Number(highest));
  });

/** '5.1.1, 5.2.1 to 5.2.3' is four ids. */
const idsOf = (cell: string): string[] =>
  cell.split(', ').flatMap((part) => {
    const [first = '', last = first] = part.split(' to ');
    const section = first.replace(/\.\d+$/, '');
    expect(last.startsWith(`${section}.`)).toBe(true);
    return upTo(section, Number(first.split('.')[2]), Number(last.split('.')[2]));
  });

const rows = [...text.matchAll(/^\| (\d[\d., to]*) \| ([^|]+) \| ([^|]+) \| (.*?)\|$/gm)].flatMap(
  ([, ids = '', about, status, where = '']) => idsOf(ids).map((id) => ({ id, about, status, where: where.trim() })),
);

describe('docs/security/asvs.md', () => {
  test('has every requirement of level 1 and 2 once, in the order of the standard', () => {
    expect(required).toHaveLength(253);
    const inOrder = (ids: readonly string[]) => [...ids].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    expect(inOrder(rows.map(({ id }) => id))).toEqual(required);
  });

  test('says of each whether it is met, and where or why', () => {
    for (const { id, status, where } of rows) {
      expect([id, ['met', 'n/a', 'operator', 'open'].includes(status ?? '')]).toEqual([id, true]);
      if (status !== 'open') expect([id, where]).not.toEqual([id, '']);
    }
  });

  test('counts what it says', () => {
    const count = (status: string) => rows.filter((row) => row.status === status).length;
    expect(text).toContain(
      `Of the 253, ${count('met')} are met, ${count('n/a')} do not apply, ${count('operator')} are the operator's and ${count('open')} are open.`,
    );
  });

  test('names each open one under "Open", and no other', () => {
    const section = text.split('## Open')[1]?.split('\n## ')[0] ?? '';
    const named = [...section.matchAll(/^- \*\*([\d., ]+)\*\*/gm)].flatMap(([, ids = '']) => idsOf(ids));
    expect(named.sort()).toEqual(
      rows
        .filter(({ status }) => status === 'open')
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('names only files that are there', () => {
    const paths = [...text.matchAll(/`([\w.-]+(?:\/[\w.-]*)+|[\w-]+\.(?:md|json|yml))`/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(200);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
