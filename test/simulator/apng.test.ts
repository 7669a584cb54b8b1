import { expect, test } from '@jest/globals';
import { deflateSync, inflateSync } from 'node:zlib';
import { animatedPng, readPng } from '../../tools/apng.ts';

type Colour = readonly [red: number, green: number, blue: number];
const red: Colour = [200, 10, 10];
const almostRed: Colour = [202, 10, 10];
const blue: Colour = [10, 10, 200];

/** A PNG of 8-bit RGB without filters. */
function png(rows: readonly (readonly Colour[])[]): Buffer {
  const header = Buffer.from([0, 0, 0, rows[0]?.length ?? 0, 0, 0, 0, rows.length, 8, 2, 0, 0, 0]);
  const data = deflateSync(Buffer.concat(rows.map((row) => Buffer.from([0, ...row.flat()]))));
  const chunk = (type: string, body: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, Buffer.from(type, 'latin1'), body, Buffer.alloc(4)]);
  };
  return Buffer.concat([Buffer.alloc(8), chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function chunksOf(picture: Buffer): { type: string; data: Buffer }[] {
  const chunks = [];
  for (let at = 8; at < picture.length; at += picture.readUInt32BE(at) + 12) {
    chunks.push({ type: picture.toString('latin1', at + 4, at + 8), data: picture.subarray(at + 8, at + 8 + picture.readUInt32BE(at)) });
  }
  return chunks;
}

const still = png([
  [red, red, red],
  [red, red, red],
]);
const changed = png([
  [red, almostRed, red],
  [red, blue, red],
]);

test('the first frame is the whole picture, to the last pixel', () => {
  const varied = png([
    [red, blue, almostRed],
    [blue, blue, red],
    [almostRed, red, blue],
  ]);
  expect(readPng(animatedPng([{ png: varied, ms: 100 }]))).toEqual(readPng(varied));
});

test('a later frame holds what can be seen to have changed, and nothing else', () => {
  const chunks = chunksOf(
    animatedPng([
      { png: still, ms: 100 },
      { png: changed, ms: 250 },
    ]),
  );
  expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'acTL', 'fcTL', 'IDAT', 'fcTL', 'fdAT', 'IEND']);
  const control = chunks[4]?.data ?? Buffer.alloc(0);
  const [sequence, width, height, x, y] = [0, 4, 8, 12, 16].map((at) => control.readUInt32BE(at));
  expect({ sequence, width, height, x, y }).toEqual({ sequence: 1, width: 1, height: 1, x: 1, y: 1 });
  expect([control.readUInt16BE(20), control.readUInt16BE(22)]).toEqual([250, 1_000]);
  expect([...inflateSync((chunks[5]?.data ?? Buffer.alloc(0)).subarray(4))].slice(1)).toEqual([...blue, 255]);
});

test('equal frames become one that stays longer', () => {
  const chunks = chunksOf(
    animatedPng([
      { png: still, ms: 100 },
      { png: still, ms: 250 },
    ]),
  );
  expect(chunks.filter(({ type }) => type === 'fcTL').map(({ data }) => data.readUInt16BE(20))).toEqual([350]);
});

test('no frames, or a PNG of another kind, is refused', () => {
  expect(() => animatedPng([])).toThrow('needs a frame');
  const grey = Buffer.from(still);
  grey[25] = 0;
  expect(() => animatedPng([{ png: grey, ms: 1 }])).toThrow('8-bit RGB');
});
