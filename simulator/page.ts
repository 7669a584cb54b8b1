import type { Setup } from './contract.ts';
import { devices } from './devices.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import { type Words, wordsIn } from './words.ts';

/** The whole page in one language. Its script swaps every word that carries data-word when another language is chosen. */
export function page(setup: Setup, tag: string): string {
  const locale = setup.locales.find((one) => one.tag === tag) ?? setup.locales[0];
  const door = setup.doors[0];
  if (locale === undefined || door === undefined) throw new Error('a page needs a language and a door');
  const t = wordsIn(locale.words, { bank: setup.bank, platform: locale.words[`platform.${door}`] ?? '' });
  return `<!doctype html>${
    html`
<html lang="${locale.tag}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title data-word="title">${t('title')}</title>
    <link rel="icon" href="/simulator/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/simulator/style.css" />
    <script type="module" src="/simulator/client.js"></script>
  </head>
  <body>
    ${top(t, setup.bank)}
    <main>
      <noscript><p class="trouble">${t('noscript')}</p></noscript>
      <div class="intro">
        <h1 data-word="intro.title">${t('intro.title')}</h1>
        <p data-word="intro.text">${t('intro.text')}</p>
      </div>
      ${settings(t, setup, locale.tag)}
      <div class="board">${stage(t, setup.bank)}${incidents(t, setup)}${sentences(t)}${ledger(t)}</div>
      ${inside(t)}
    </main>
    <footer><p data-word="footer">${t('footer')}</p></footer>
  </body>
</html>`.markup
  }`;
}

const word = (t: Words, key: string): Html => html`<span data-word="${key}">${t(key)}</span>`;

const top = (t: Words, bank: string): Html => html`
  <header>
    <p class="band" data-word="band">${t('band')}</p>
    <div class="bar">
      <p class="bank"><span class="mark" aria-hidden="true">${bank.slice(0, 1)}</span> ${bank}</p>
      <div class="tools">
        <label class="switch" id="sound-label" hidden><input type="checkbox" role="switch" id="sound" checked />${word(t, 'sound')}</label>
        <a class="quiet" href="/app" target="companion">${icon('app')}${word(t, 'companion')}</a>
        <button type="button" class="quiet" id="theme">${icon('theme')}${word(t, 'theme')}</button>
      </div>
    </div>
  </header>`;

function settings(t: Words, { doors, voices, locales, people }: Setup, tag: string): Html {
  const first = doors[0];
  return html`
    <form class="settings" id="settings" aria-label="${t('settings')}" data-word-label="settings">
      <fieldset class="doors">
        <legend data-word="settings.door">${t('settings.door')}</legend>
        <div class="choices">${doors.map((door) => choice('door', door, door === first, html`${icon(door)}${word(t, `door.${door}`)}`))}</div>
      </fieldset>
      <fieldset>
        <legend data-word="settings.language">${t('settings.language')}</legend>
        <div class="choices">
          ${locales.map((one) => choice('locale', one.tag, one.tag === tag, html`<span lang="${one.tag}">${one.name}</span>`))}
        </div>
      </fieldset>
      <fieldset class="people">
        <legend data-word="settings.person">${t('settings.person')}</legend>
        <div class="choices">
          ${people.map(({ id, name }, index) => choice('person', id, index === 0, html`<span>${name.split(' ')[0] ?? name}</span>`))}
          ${choice('person', '', false, word(t, 'person.nobody.name'))}
        </div>
      </fieldset>
      <p class="about"><span id="about-person"></span>
        <a id="link-alexa" href="/simulator/alexa/link" data-word="link.alexa">${t('link.alexa')}</a></p>
      <fieldset class="voices" id="voices">
        <legend data-word="settings.voice">${t('settings.voice')}</legend>
        <div class="choices">${voices.map((voice, at) => choice('voice', voice, at === 0, word(t, `speaker.${voice}`)))}</div>
      </fieldset>
    </form>`;
}

const choice = (name: string, value: string, checked: boolean, label: Html): Html =>
  html`<label class="choice"><input type="radio" name="${name}" value="${value}" ${checked ? html`checked` : ''} />${label}</label>`;

const stage = (t: Words, bank: string): Html => html`
  <section class="stage" id="stage" data-state="idle" data-door="echo" aria-label="${t('stage')}" data-word-label="stage">
    <div class="room">
      ${devices(t, bank)}
      <p class="state"><span class="lamp"></span><span id="state">${t('state.idle')}</span></p>
    </div>
    <div class="phone" id="phone">
      <div role="status" id="push"></div>
      <div role="status" id="frozen"></div>
    </div>
    <div class="exchange">
      <p class="question" id="question" hidden></p>
      <p class="caption" id="caption" aria-live="polite">${t('caption.start')}</p>
      <a class="to-ledger" id="to-ledger" href="#ledger" hidden></a>
      <div class="app-card" id="card" hidden>
        ${icon('card')}
        <div>
          <p class="app-card-from" data-word="card">${t('card')}</p>
          <p class="app-card-title" id="card-title"></p>
          <p class="app-card-text" id="card-text"></p>
        </div>
      </div>
    </div>
    <section class="alexa-pin" id="alexa-pin" aria-labelledby="alexa-pin-title" hidden>
      ${icon('lock')}
      <div>
        <p class="alexa-pin-title" id="alexa-pin-title" data-word="alexa-pin.title">${t('alexa-pin.title')}</p>
        <p class="alexa-pin-text" data-word="alexa-pin.text">${t('alexa-pin.text')}</p>
      </div>
      <div class="alexa-pin-answers">
        <button type="button" class="quiet" id="alexa-pin-right">${word(t, 'alexa-pin.right')}</button>
        <button type="button" class="quiet" id="alexa-pin-wrong">${word(t, 'alexa-pin.wrong')}</button>
      </div>
    </section>
    <div class="chips" id="next" hidden><h2 data-word="composer.next">${t('composer.next')}</h2><ul></ul></div>
    <p class="trouble" id="trouble" role="alert" hidden>${t('error.network')}</p>
    <form class="composer" id="composer">
      <input type="text" id="text" name="text" maxlength="300" autocomplete="off" enterkeyhint="send" aria-label="${t('composer')}"
        data-word-label="composer" placeholder="${t('composer.placeholder')}" data-word-placeholder="composer.placeholder" />
      <button type="button" class="round" id="speak" hidden aria-pressed="false" aria-label="${t('composer.speak')}"
        data-word-label="composer.speak">${icon('mic')}</button>
      <button type="submit" class="round send" aria-label="${t('composer.send')}" data-word-label="composer.send">${icon('send')}</button>
    </form>
    <p class="small-print">
      <span id="privacy" hidden data-word="composer.privacy">${t('composer.privacy')}</span>
      <span id="no-voices" hidden data-word="sound.none">${t('sound.none')}</span>
    </p>
  </section>`;

const incidents = (t: Words, { incidents: kinds }: Setup): Html => html`
  <form class="incident" id="incident" aria-labelledby="incident-title">
    ${icon('alert')}
    <div class="incident-why">
      <h2 id="incident-title" data-word="incident.title">${t('incident.title')}</h2>
      <p data-word="incident.text">${t('incident.text')}</p>
    </div>
    <fieldset>
      <legend data-word="incident.kind">${t('incident.kind')}</legend>
      <div class="choices">${kinds.map((kind, at) => choice('kind', kind, at === 0, word(t, `incident.${kind}`)))}</div>
    </fieldset>
    <button type="submit" id="happen" data-word="incident">${t('incident')}</button>
    <p class="incident-said" id="incident-said" role="status"></p>
  </form>`;

const sentences = (t: Words): Html => html`
  <div class="chips try" id="try">
    <h2 data-word="composer.try">${t('composer.try')}</h2>
    <button type="button" class="quiet again" id="again">${icon('restart')}${word(t, 'composer.again')}</button>
    <ul></ul>
  </div>`;

const ledger = (t: Words): Html => html`
  <section class="ledger" id="ledger" aria-label="${t('ledger')}" data-word-label="ledger">
    <div class="told">
      <h2>${icon('told')}${word(t, 'ledger.told')}</h2>
      <p class="told-nothing" id="told-nothing">${t('ledger.empty')}</p>
      <table id="told" hidden>
        <thead><tr>
          <th scope="col" data-word="ledger.fact">${t('ledger.fact')}</th>
          <th scope="col" data-word="ledger.account">${t('ledger.account')}</th>
          <th scope="col" data-word="ledger.precision">${t('ledger.precision')}</th>
        </tr></thead>
        <tbody></tbody>
      </table>
    </div>
    <p class="boundary"><span data-word="ledger.boundary">${t('ledger.boundary')}</span></p>
    <div class="stayed">
      <h2>${icon('lock')}${word(t, 'ledger.stayed')}</h2>
      <h3 data-word="ledger.kinds">${t('ledger.kinds')}</h3>
      <ul class="kept" id="kept-kinds"></ul>
      <div id="kept-accounts-part"><h3 data-word="ledger.accounts">${t('ledger.accounts')}</h3><ul class="kept" id="kept-accounts"></ul></div>
    </div>
    <div class="earlier" id="earlier" hidden>
      <h3 data-word="ledger.earlier">${t('ledger.earlier')}</h3>
      <ol reversed></ol>
    </div>
    <p class="history" data-word="ledger.history">${t('ledger.history')}</p>
  </section>`;

const raw = (t: Words, side: 'request' | 'response'): Html => html`
  <div class="raw">
    <div class="raw-head">
      <h3 data-word="inside.${side}">${t(`inside.${side}`)}</h3>
      <button type="button" class="quiet" data-copy="${side}">${icon('copy')}${word(t, `inside.copy-${side}`)}</button>
    </div>
    <pre id="${side}" tabindex="0" role="region" aria-label="${t(`inside.${side}`)}" data-word-label="inside.${side}"></pre>
  </div>`;

const inside = (t: Words): Html => html`
  <details class="inside" id="inside">
    <summary>${word(t, 'inside')} <span class="summary" id="summary"></span></summary>
    <p id="inside-empty" data-word="inside.empty">${t('inside.empty')}</p>
    <div id="inside-full" hidden>
      <dl id="understood"></dl>
      <div class="raws">${raw(t, 'request')}${raw(t, 'response')}</div>
    </div>
  </details>`;
