import type { Door, Said, Voice } from '../contract.ts';
import { byId } from './dom.ts';

const form = byId('settings', HTMLFormElement);

/** Who asks, and where, as the form stands. */
export function settings(): Pick<Said, 'door' | 'locale' | 'customer' | 'voice'> {
  const data = new FormData(form);
  return {
    door: String(data.get('door')) as Door,
    locale: String(data.get('locale')),
    customer: String(data.get('person')) || null,
    voice: String(data.get('voice')) as Voice,
  };
}

/** Hears of every change that makes it another conversation; another voice may go on in the same one. */
export function onSettings(changed: () => void): void {
  form.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.name !== 'voice') changed();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
}

/** Only a smart speaker recognises voices, and only Alexa is linked in an app of her own. */
export const hearsVoices = (door: Door): boolean => door === 'echo' || door === 'echo-show';

export function showVoices(door: Door): void {
  byId('voices', HTMLElement).hidden = !hearsVoices(door);
  byId('link-alexa', HTMLElement).hidden = !hearsVoices(door);
}
