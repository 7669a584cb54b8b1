import type { Heard, Refusal, Said, Setup } from '../contract.ts';

/** Why a sentence got no answer; each has words under `error.`. */
export class Trouble extends Error {
  readonly key: 'network' | Refusal['error']['code'];

  constructor(key: Trouble['key']) {
    super(key);
    this.key = key;
  }
}

export const getSetup = (): Promise<Setup | Trouble> => call<Setup>('/simulator/setup');

export const sendTurn = (said: Said, signal: AbortSignal): Promise<Heard | Trouble> =>
  call<Heard>('/simulator/turn', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(said), signal });

async function call<Answer>(path: string, init?: RequestInit): Promise<Answer | Trouble> {
  try {
    const response = await fetch(path, init);
    const body = (await response.json()) as Answer | Refusal;
    return response.ok ? (body as Answer) : new Trouble((body as Refusal).error.code);
  } catch {
    return new Trouble('network');
  }
}
