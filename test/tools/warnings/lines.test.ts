import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { linesOf, maxLineLength } from '../../../tools/warnings/lines.ts';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string, size: number): Promise<(string | null)[]> {
  const all: (string | null)[] = [];
  for await (const lines of linesOf(inPieces(Buffer.from(text), size))) all.push(...lines);
  return all;
}

describe('lines of a stream', () => {
  test('are the same however the stream is cut', async () => {
    const line = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\n') && text.trim() !== '');
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.integer({ min: 1, max: 40 }), async (lines, size) => {
        expect(await read(lines.join('\n'), size)).toEqual(lines.map((text) => Buffer.from(text).toString()));
      }),
    );
  });

  test.each([1000, 70_000, 1_000_000])('one too long is told of once, and its neighbours are read (pieces of %i)', async (size) => {
    const long = 'x'.repeat(maxLineLength * 3);
    expect(await read(`a\n${long}\nb\n\n${long}`, size)).toEqual(['a', null, 'b', null]);
    expect(await read(`${long}\nb`, size)).toEqual([null, 'b']);
  });

  test('the longest allowed is read', async () => {
    const longest = 'x'.repeat(maxLineLength);
    expect(await read(`${longest}\n${longest}`, 1000)).toEqual([longest, longest]);
  });
});
