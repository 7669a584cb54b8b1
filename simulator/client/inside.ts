import type { Heard } from '../contract.ts';
import type { Words } from '../words.ts';
import { byId, element } from './dom.ts';

/** What was understood and the raw messages; null when nothing has been asked. */
export function showInside(heard: Heard | null, t: Words): void {
  byId('inside-empty', HTMLElement).hidden = heard !== null;
  byId('inside-full', HTMLElement).hidden = heard === null;
  const facts = heard === null ? [] : factsOf(heard, t);
  byId('understood', HTMLDListElement).replaceChildren(
    ...facts.map(([name, value]) => element('div', '', element('dt', '', name), element('dd', '', value))),
  );
  byId('summary', HTMLElement).textContent = facts
    .slice(0, 3)
    .map(([, value]) => value)
    .join(' · ');
  byId('request', HTMLPreElement).textContent = heard === null ? '' : JSON.stringify(heard.request, null, 2);
  byId('response', HTMLPreElement).textContent = heard === null ? '' : JSON.stringify(heard.response, null, 2);
}

/** Copies a raw message and says so on its own button. */
export function enableCopying(t: () => Words): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    button.addEventListener('click', async () => {
      const source = byId(button.dataset.copy ?? '', HTMLPreElement);
      const copied = await navigator.clipboard.writeText(source.textContent).then(
        () => true,
        () => false,
      );
      const label = button.querySelector('span');
      if (label === null) return;
      label.textContent = t()(copied ? 'inside.copied' : 'inside.not-copied');
      setTimeout(() => {
        label.textContent = t()(`inside.copy-${button.dataset.copy}`);
      }, 2_000);
    });
  }
}

function factsOf({ intent, confidence, durationMs, slots, ssml, reprompt }: Heard, t: Words): readonly (readonly [string, string])[] {
  const filled = Object.entries(slots).map(([name, value]) => `${name}: ${slotText(value)}`);
  return [
    [t('inside.understood'), intent],
    [t('inside.confidence'), t('inside.percent', { percent: String(Math.round(confidence * 100)) })],
    [t('inside.took'), t('inside.ms', { ms: String(Math.round(durationMs)) })],
    [t('inside.slots'), filled.join(' · ') || t('inside.none')],
    ...(ssml === null ? [] : [[t('inside.ssml'), ssml] as const]),
    ...(reprompt === null ? [] : [[t('inside.reprompt'), reprompt] as const]),
  ];
}

const slotText = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
