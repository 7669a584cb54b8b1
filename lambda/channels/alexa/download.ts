const largestText = 65_536;

/** Downloads a small text. Rejects on anything but 200, on a redirect, after 3 s and beyond 64 kB. */
export async function downloadText(url: string, timeoutMs = 3_000): Promise<string> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  if (response.status !== 200 || response.body === null) throw new Error('download.failed');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > largestText) throw new Error('download.too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('latin1');
}
