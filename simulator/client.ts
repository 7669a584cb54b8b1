import { alexaPinOf } from './client/alexa-pin.ts';
import { plain, setChips } from './client/chips.ts';
import { byId, show } from './client/dom.ts';
import { guideOf } from './client/guide.ts';
import { enableCopying, showInside } from './client/inside.ts';
import { ledgerOf } from './client/ledger.ts';
import { microphoneOf } from './client/microphone.ts';
import { phoneOf } from './client/phone.ts';
import { getSetup, sendTurn, Trouble } from './client/server.ts';
import { hearsVoices, onSettings, settings, showVoices } from './client/settings.ts';
import { setScreen, setStage, setState, showAnswer, showQuestion } from './client/stage.ts';
import { enableTheme } from './client/theme.ts';
import { translate } from './client/translate.ts';
import { voiceOf } from './client/voice.ts';
import type { Heard, Said, Setup } from './contract.ts';
import { type Words, wordsIn } from './words.ts';

const field = byId('text', HTMLInputElement);
const trouble = byId('trouble', HTMLElement);
const sound = byId('sound', HTMLInputElement);

enableTheme();
const loaded = await getSetup();
if (loaded instanceof Trouble) {
  trouble.hidden = false; // its words came with the page
  throw loaded;
}
const setup: Setup = loaded;
const ledger = ledgerOf(setup.factKinds);
let t = wordsOf(setup);
/** One conversation: over when the assistant closed it or a setting changed. */
let conversation = fresh();

function fresh() {
  return { id: crypto.randomUUID(), turnCount: 0, over: false, waiting: null as AbortController | null };
}

function wordsOf({ locales, bank }: Setup): Words {
  const { door, locale } = settings();
  const words = locales.find(({ tag }) => tag === locale)?.words ?? {};
  return wordsIn(words, { bank, platform: words[`platform.${door}`] ?? '' });
}

const personNow = () => setup.people.find(({ id }) => id === settings().customer) ?? null;

const voice = voiceOf(
  () => sound.checked,
  (any) => {
    byId('sound-label', HTMLElement).hidden = !any;
    byId('no-voices', HTMLElement).hidden = any;
  },
);

const microphone = microphoneOf({
  onText: (text, final) => {
    setField(text);
    if (final) void ask(text);
  },
  onListening: (listening) => {
    const button = byId('speak', HTMLButtonElement);
    button.setAttribute('aria-pressed', String(listening));
    setState(listening ? 'listening' : resting(), t);
  },
  onTrouble: () => show(trouble, t('error.microphone')),
});

const guide = guideOf(() => t);
const phone = phoneOf({
  person: personNow,
  words: () => t,
  onPush: () => {
    guide.start();
    showNext([]);
    byId('push', HTMLElement).scrollIntoView({ block: 'center' });
  },
});

const alexaPin = alexaPinOf((outcome) => void ask('', outcome));

const resting = () => (conversation.over ? 'over' : conversation.turnCount > 0 ? 'listening' : 'idle');

/** Starts over with the settings as they stand; what was typed stays. */
function restart(): void {
  conversation.waiting?.abort();
  voice.stop();
  conversation = fresh();
  t = wordsOf(setup);
  const { door, locale, customer } = settings();
  translate(locale, t);
  showVoices(door);
  alexaPin.ask(null);
  setStage(door, t);
  setScreen(setup.bank, '');
  const who = customer ?? 'nobody';
  byId('about-person', HTMLElement).textContent = hearsVoices(door) ? `${t(`person.${who}`)} ${t(`voice.${who}`)}` : t(`person.${who}`);
  ledger.clear(personNow(), t);
  showInside(null, t);
  show(trouble, null);
  if (phone.restart()) guide.stop();
  else guide.rewind();
  showNext([]);
  const words = setup.locales.find(({ tag }) => tag === locale);
  const opening = { label: hearsVoices(door) ? (words?.opening ?? '') : t('open.chat'), text: hearsVoices(door) ? '' : t('open.chat') };
  setChips('try', [opening, ...(words?.sentences ?? []).map(plain)], ask);
}

/** What the platform suggests, then what leads on from a push. */
function showNext(suggestions: readonly string[]): void {
  setChips('next', [...new Set([...suggestions, ...guide.sentences()])].map(plain), ask);
}

/** Says one sentence. While an answer is under way another one waits in the field. */
async function ask(text: string, outcome?: Said['alexaPin']): Promise<void> {
  if (conversation.waiting !== null) return;
  voice.stop();
  show(trouble, null);
  if (conversation.over) conversation = fresh();
  const mine = conversation;
  const sentence = { ...settings(), text, sessionId: mine.id, newSession: mine.turnCount === 0 };
  const said: Said = outcome === undefined ? sentence : { ...sentence, alexaPin: outcome };
  mine.waiting = new AbortController();
  setState('thinking', t);
  const heard = await sendTurn(said, mine.waiting.signal);
  mine.waiting = null;
  if (mine !== conversation) return;
  if (heard instanceof Trouble) return refuse(text, heard);
  mine.turnCount += 1;
  mine.over = heard.end;
  if (field.value.trim() === text) setField('');
  await tell(questionOf(said, heard), heard, said.locale);
  if (mine === conversation && mine.waiting === null) setState(resting(), t);
}

/** The words as they may be shown: what was typed as a PIN came back as dots. */
function questionOf({ alexaPin: outcome }: Said, { said }: Heard): string {
  if (outcome !== undefined) return t(outcome.right ? 'you.alexa-pin.right' : 'you.alexa-pin.wrong');
  return said === '' ? t('you.opened') : said;
}

/** Digits alone may be a PIN: whoever looks on sees dots. */
function setField(text: string): void {
  field.value = text;
  field.classList.toggle('digits', /^[\d\s]+$/.test(text));
}

/** Nothing typed is lost. */
function refuse(text: string, { key }: Trouble): void {
  if (field.value === '') setField(text);
  show(trouble, t(`error.${key}`));
  trouble.scrollIntoView({ block: 'nearest' });
  setState(resting(), t);
  keepFocus();
}

/** Shows an answer at once and resolves when it has been heard, or read at a glance. */
async function tell(question: string, heard: Heard, locale: string): Promise<void> {
  showQuestion(question);
  showAnswer(heard, t);
  ledger.add(question, heard.disclosures, personNow(), t);
  showInside(heard, t);
  guide.said(heard.said);
  showNext(heard.suggestions);
  void phone.refresh();
  keepFocus();
  alexaPin.ask(heard.verifyToken);
  setState('answering', t);
  await Promise.all([voice.speak(heard.speech, locale), new Promise((resolve) => setTimeout(resolve, 1_200))]);
}

/** The next sentence can be typed at once; on a touch screen that would only open the keyboard. */
function keepFocus(): void {
  if (matchMedia('(pointer: fine)').matches) field.focus({ preventScroll: true });
}

byId('composer', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  const text = field.value.trim();
  if (text !== '') void ask(text);
});
field.addEventListener('input', () => setField(field.value));
byId('again', HTMLButtonElement).addEventListener('click', () => {
  restart();
  keepFocus();
});
sound.addEventListener('change', () => voice.stop());
if (microphone !== null) {
  const button = byId('speak', HTMLButtonElement);
  button.hidden = false;
  byId('privacy', HTMLElement).hidden = false;
  button.addEventListener('click', () => microphone.toggle(settings().locale));
}
onSettings(restart);
enableCopying(() => t);
restart();
document.documentElement.dataset.ready = 'true';
