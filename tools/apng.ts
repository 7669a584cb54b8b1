// A moving picture without a video program: PNG frames in, one animated PNG out. Each frame holds only what changed.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

export interface Frame {
  /** A PNG of 8-bit RGB or RGBA, not interlaced; all frames of one size */
  readonly png: Buffer;
  readonly ms: number;
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, row by row */
  readonly data: Uint8Array;
}

/** A rectangle around everything that changed: red, green, blue and alpha, transparent where nothing did. */
interface Changes {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** The frame before stays, this one is laid over it. */
const laidOver = Buffer.from([0, 1]);

/** Plays once a loop, for ever. Equal neighbours become one longer frame. */
export function animatedPng(frames: readonly Frame[]): Buffer {
  const [opening] = frames;
  if (opening === undefined) throw new Error('a moving picture needs a frame');
  const { width, height } = readPng(opening.png);
  const shown = new Uint8Array(width * height * 4);
  const pictures: { readonly changes: Changes; ms: number }[] = [];
  for (const { png, ms } of frames) {
    const changes = showOn(shown, readPng(png));
    const before = pictures.at(-1);
    if (changes !== null) pictures.push({ changes, ms });
    else if (before !== undefined) before.ms += ms;
  }
  let sequence = 0;
  const body = pictures.flatMap(({ changes, ms }, index) => {
    const { x, y, ...size } = changes;
    const control = chunk('fcTL', bytes32(sequence++, size.width, size.height, x, y), bytes16(ms, 1_000), laidOver);
    const data = deflateSync(filtered(changes), { level: 9 });
    return [control, index === 0 ? chunk('IDAT', data) : chunk('fdAT', bytes32(sequence++), data)];
  });
  return Buffer.concat([
    signature,
    chunk('IHDR', bytes32(width, height), Buffer.from([8, 6, 0, 0, 0])),
    chunk('acTL', bytes32(pictures.length, 0)),
    ...body,
    chunk('IEND'),
  ]);
}

/** The pixels of a PNG as browsers write them. Throws on any other kind. */
export function readPng(png: Buffer): Pixels {
  let header: Buffer = Buffer.alloc(13);
  const packed: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = data;
    if (type === 'IDAT') packed.push(data);
    at += length + 12;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = header[9] === 2 ? 3 : header[9] === 6 ? 4 : 0;
  if (header[8] !== 8 || channels === 0 || header[12] !== 0) throw new Error('only 8-bit RGB or RGBA without interlacing');
  const rows = unfiltered(inflateSync(Buffer.concat(packed)), width * channels, height, channels);
  return { width, height, data: channels === 3 ? rows : rows.filter((_, index) => index % 4 !== 3) };
}

function unfiltered(raw: Uint8Array, stride: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const value = raw[y * (stride + 1) + 1 + x] ?? 0;
      out[y * stride + x] = value + predicted(filter, out, x, y, stride, step);
    }
  }
  return out;
}

/** What a PNG filter expects at a byte: nothing, left, above, their mean, or Paeth's choice of three. */
function predicted(filter: number, data: Uint8Array, x: number, y: number, stride: number, step: number): number {
  const left = x >= step ? (data[y * stride + x - step] ?? 0) : 0;
  const above = y > 0 ? (data[(y - 1) * stride + x] ?? 0) : 0;
  if (filter < 4) return [0, left, above, (left + above) >> 1][filter] ?? 0;
  const corner = x >= step && y > 0 ? (data[(y - 1) * stride + x - step] ?? 0) : 0;
  const [toLeft, toAbove, toCorner] = [above - corner, left - corner, left + above - 2 * corner].map(Math.abs) as [number, number, number];
  return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
}

/** The rows of a rectangle, each with the filter that leaves the smallest numbers. */
function filtered({ width, height, data }: Changes): Buffer {
  const stride = width * 4;
  const rows: Buffer[] = [];
  for (let y = 0; y < height; y += 1) {
    const tries = [0, 1, 2, 4].map((filter) => {
      const row = Buffer.alloc(stride + 1, filter);
      let cost = 0;
      for (let x = 0; x < stride; x += 1) {
        const rest = ((data[y * stride + x] ?? 0) - predicted(filter, data, x, y, stride, 4)) & 255;
        row[x + 1] = rest;
        cost += rest < 128 ? rest : 256 - rest;
      }
      return { row, cost };
    });
    rows.push(tries.reduce((best, one) => (one.cost < best.cost ? one : best)).row);
  }
  return Buffer.concat(rows);
}

/** Shadows and light that differ by less are not seen, but would be most of the file. */
const unseen = 3;

/** Brings what is shown (RGBA) up to a picture and gives what that took; null if nothing. */
function showOn(shown: Uint8Array, { width, height, data }: Pixels): Changes | null {
  const changed: number[] = [];
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const off = (channel: number) => Math.abs((shown[pixel * 4 + channel] ?? 0) - (data[pixel * 3 + channel] ?? 0)) > unseen;
    if (shown[pixel * 4 + 3] === 255 && !off(0) && !off(1) && !off(2)) continue;
    changed.push(pixel);
    shown.set(data.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
    shown[pixel * 4 + 3] = 255;
  }
  if (changed.length === 0) return null;
  let [left, right] = [width, 0];
  for (const pixel of changed) {
    left = Math.min(left, pixel % width);
    right = Math.max(right, pixel % width);
  }
  const top = Math.floor((changed[0] ?? 0) / width);
  const area = { x: left, y: top, width: right - left + 1, height: Math.floor((changed.at(-1) ?? 0) / width) - top + 1 };
  const cut = new Uint8Array(area.width * area.height * 4);
  for (const pixel of changed) {
    const at = ((Math.floor(pixel / width) - top) * area.width + (pixel % width) - left) * 4;
    cut.set(shown.subarray(pixel * 4, pixel * 4 + 4), at);
  }
  return { ...area, data: cut };
}

function chunk(type: string, ...parts: readonly Buffer[]): Buffer {
  const data = Buffer.concat([Buffer.from(type, 'latin1'), ...parts]);
  return Buffer.concat([bytes32(data.length - 4), data, bytes32(crc32(data))]);
}

function bytes32(...values: readonly number[]): Buffer {
  const out = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) out.writeUInt32BE(value, index * 4);
  return out;
}

function bytes16(...values: readonly number[]): Buffer {
  const out = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) out.writeUInt16BE(value, index * 2);
  return out;
}
