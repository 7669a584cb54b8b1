import { StringDecoder } from 'node:string_decoder';

/** Longer lines are no payments; this bounds what is held of one. */
export const maxLineLength = 65_536;

/**
 * The lines of a byte stream, some at a time; null for one that is too long, of which nothing is kept. Blank lines are left out.
 * node:readline would hold a line of any length.
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly (string | null)[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let overlong = false;
  for await (const chunk of chunks) {
    const parts = (rest + decoder.write(chunk)).split('\n');
    rest = parts.pop() ?? '';
    const lines: (string | null)[] = [];
    for (const [index, part] of parts.entries()) {
      if ((index === 0 && overlong) || part.length > maxLineLength) lines.push(null);
      else if (part.trim() !== '') lines.push(part);
    }
    if (parts.length > 0) overlong = false;
    if (overlong || rest.length > maxLineLength) {
      overlong = true;
      rest = '';
    }
    yield lines;
  }
  if (overlong || rest.trim() !== '') yield [overlong ? null : rest];
}
