import { type Html, html } from './html.ts';
import type { Words } from './words.ts';

/** A round speaker with its ring of light; one for every picture of the page, moved by the stage's data-state. */
const echo = html`
  <svg class="speaker" viewBox="0 0 320 270" aria-hidden="true" focusable="false">
    <defs>
      <radialGradient id="cloth" cx="36%" cy="24%" r="82%">
        <stop offset="0" class="cloth-light" /><stop offset=".5" class="cloth" /><stop offset="1" class="cloth-dark" />
      </radialGradient>
      <radialGradient id="halo"><stop offset="0" class="halo-near" /><stop offset="1" class="halo-far" /></radialGradient>
      <radialGradient id="ground"><stop offset="0" class="ground-near" /><stop offset="1" class="ground-far" /></radialGradient>
      <pattern id="weave" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <circle cx="2.5" cy="2.5" r="1" class="thread" />
      </pattern>
      <clipPath id="body"><path d="M160 20a112 112 0 0 1 76 194.3q-76 24-152 0A112 112 0 0 1 160 20Z" /></clipPath>
    </defs>
    <ellipse cx="160" cy="238" rx="150" ry="26" fill="url(#ground)" />
    <ellipse cx="160" cy="230" rx="156" ry="38" fill="url(#halo)" class="halo" />
    <g clip-path="url(#body)">
      <rect x="40" y="10" width="240" height="230" fill="url(#cloth)" />
      <rect x="40" y="10" width="240" height="230" fill="url(#weave)" />
    </g>
    <path class="ring-bed" d="M84 215q76 24 152 0l-6 9q-70 22-140 0Z" />
    <path class="ring" d="M86 219.5q74 23 148 0" pathLength="100" />
    <path class="ring chase" d="M86 219.5q74 23 148 0" pathLength="100" />
  </svg>`;

const echoShow = (t: Words): Html => html`
  <figure class="show">
    <div class="show-frame">
      <div class="show-screen">
        <span class="show-camera"></span>
        <p class="show-title" id="screen-title"></p>
        <p class="show-hint" id="screen-hint"></p>
        <span class="show-ring"></span>
      </div>
    </div>
    <div class="show-foot"></div>
    <figcaption data-word="screen.note">${t('screen.note')}</figcaption>
  </figure>`;

const chat = (t: Words, bank: string): Html => html`
  <div class="chat">
    <p class="chat-head"><span class="mark small" aria-hidden="true">${bank.slice(0, 1)}</span> ${bank}</p>
    <ol class="bubbles" id="bubbles" tabindex="0" aria-label="${t('chat.log')}" data-word-label="chat.log"></ol>
  </div>`;

const phone = (t: Words, bank: string): Html => html`
  <div class="handset">
    <span class="handset-notch"></span>
    <span class="mark large" aria-hidden="true">${bank.slice(0, 1)}</span>
    <p class="handset-name">${bank}</p>
    <p class="handset-state" data-word="phone.ready">${t('phone.ready')}</p>
    <div class="wave" aria-hidden="true">${Array.from({ length: 9 }, () => html`<span></span>`)}</div>
    <div class="handset-keys" aria-hidden="true"><span></span><span class="hang-up"></span><span></span></div>
  </div>`;

/** The four devices; the page shows the one whose door is chosen. */
export function devices(t: Words, bank: string): Html {
  return html`
    <div class="device" data-view="echo">${echo}</div>
    <div class="device" data-view="echo-show" hidden>${echoShow(t)}</div>
    <div class="device" data-view="web-chat" hidden>${chat(t, bank)}</div>
    <div class="device" data-view="phone" hidden>${phone(t, bank)}</div>`;
}
