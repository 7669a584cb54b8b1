import type { Door, Said } from '../contract.ts';
import { byId } from './dom.ts';

const form = byId('settings', HTMLFormElement);

/** Who asks, and where, as the form stands. */
export function settings(): Pick<Said, 'door' | 'locale' | 'customer' | 'recognised'> {
  const data = new FormData(form);
  return {
    door: String(data.get('door')) as Door,
    locale: String(data.get('locale')),
    customer: String(data.get('person')) || null,
    recognised: data.has('recognised'),
  };
}

/** Hears of every change that makes it another conversation; whether a voice is recognised may change within one. */
export function onSettings(changed: () => void): void {
  form.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.name !== 'recognised') changed();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
}

/** Only a smart speaker recognises voices. */
export const hearsVoices = (door: Door): boolean => door === 'echo' || door === 'echo-show';

export function showVoiceSwitch(door: Door): void {
  byId('voice-label', HTMLElement).hidden = !hearsVoices(door);
}
