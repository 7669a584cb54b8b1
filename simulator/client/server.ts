import type { Happened, Heard, Phone, Refusal, Said, Setup } from '../contract.ts';

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
  call<Heard>('/simulator/turn', { ...posted(said), signal });

export const getPhone = (customer: string): Promise<Phone | Trouble> =>
  call<Phone>(`/simulator/pushes?${new URLSearchParams({ customer })}`);

export const makeHappen = (customer: string, kind: string): Promise<Happened | Trouble> =>
  call<Happened>('/simulator/incident', posted({ customer, kind }));

const posted = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

async function call<Answer>(path: string, init?: RequestInit): Promise<Answer | Trouble> {
  try {
    const response = await fetch(path, init);
    const body = (await response.json()) as Answer | Refusal;
    return response.ok ? (body as Answer) : new Trouble((body as Refusal).error.code);
  } catch {
    return new Trouble('network');
  }
}
