import type { IntentName } from '../intents/intents.ts';
import { intentSlots } from '../model/slots.ts';
import type { EngineLanguage } from './engine.ts';
import { readsBank } from './fit.ts';
import { featuresOf } from './features.ts';
import { likelihoods, type Model } from './model.ts';
import { mayAnswer, type Said } from './ownership.ts';
import { polarity } from './safety.ts';
import type { Reading } from './slots.ts';

/** An intent and how likely it is, 0 to 1. */
export interface Guess {
  readonly intent: IntentName;
  readonly confidence: number;
}

/** Answered only if it is that much likelier than a question we have no answer to. */
const leastLead = 0.28;

/** The same for what banks are asked about in other ways too: "why is it pending", "is there a fee", "where is my PIN". */
const leastDisputed = 0.5;

const disputed: ReadonlySet<string> = new Set<IntentName>(
  'Pending Cash Fees Foreign RefundStatus Income Warnings PrivateMode StopSharing SendToApp LastAt PinChange'.split(' ') as IntentName[],
);

/** The same where the words themselves, by polarity() or saidIn(), say it. */
const leastOrdered = 0.05;

const ordered: ReadonlySet<string> = new Set<IntentName>(['FreezeCard', 'UnfreezeCard', 'ConfirmMine', 'DenyMine']);

/** What each thing that was said and fits the question is worth; two at most. */
const leadPerSlot = 0.12;

/**
 * What is left of an intent's likelihood if it has no room for the shop that was named: "what did I pay Ikea" is not about income;
 * and of a refusal if the payment spoken of lies behind: "did I pay Ikea".
 */
const withoutRoom = 0.5;

const noAnswer: ReadonlySet<string> = new Set<IntentName>(['Fallback', 'Unsupported', 'CardDeclined']);

/** The likeliest intents the rules allow, best first, and the one to answer: 'Fallback' where none is clear. `words` is plainText(), `said` is saidIn(). */
export function decide(
  reading: Reading,
  { concepts, safety, vocabulary }: EngineLanguage,
  model: Model,
  { words, said, looksBack }: { readonly words: string; readonly said: Said; readonly looksBack: boolean },
): Guess & { readonly alternatives: readonly Guess[] } {
  const block = polarity(words, safety, vocabulary.known);
  const allowed = (intent: IntentName): boolean => {
    if (intent === 'FreezeCard') return block === 'freeze';
    if (intent === 'UnfreezeCard') return block === 'unfreeze';
    if (said.ownership !== 'unclear' && !mayAnswer(intent, said)) return false;
    return intent !== 'PinChange' || words.search(safety.pin) >= 0;
  };
  const likely = likelihoods(model, featuresOf(reading, concepts));
  if (said.ownership === 'unclear' && said.isReport) move(likely, model, 'DenyMine', 'NotRecognised');
  const alternatives: Guess[] = [];
  let outside = 0;
  for (const [at, intent] of (model.intents as readonly IntentName[]).entries()) {
    const fits = hasRoom(intent, reading) && !(looksBack && intent === 'Unsupported');
    const confidence = (likely[at] ?? 0) * (fits ? 1 : withoutRoom);
    if (noAnswer.has(intent) && fits) outside += confidence;
    if (confidence > (alternatives[2]?.confidence ?? 0) && allowed(intent)) {
      alternatives.push({ intent, confidence });
      alternatives.sort((a, b) => b.confidence - a.confidence).splice(3);
    }
  }
  const { intent, confidence } = alternatives[0] ?? nothing;
  const lead = noAnswer.has(intent) ? confidence : confidence - outside;
  const least = ordered.has(intent)
    ? leastOrdered
    : (disputed.has(intent) ? leastDisputed : leastLead) - leadPerSlot * filled(intent, reading);
  return { intent: lead < least || !mayAnswer(intent, said) ? 'Fallback' : intent, confidence, alternatives };
}

const nothing: Guess = { intent: 'Fallback', confidence: 0 };

function move(likely: Float32Array, { intents }: Model, from: IntentName, to: IntentName): void {
  const [source, target] = [intents.indexOf(from), intents.indexOf(to)];
  likely[target] = (likely[target] ?? 0) + (likely[source] ?? 0);
  likely[source] = 0;
}

const hasRoom = (intent: IntentName, { merchant, kinds }: Reading): boolean =>
  merchant === null || !kinds.includes('merchant') || noAnswer.has(intent) || (intentSlots[intent] ?? []).includes('merchant');

/** How many of the things a bank's question is about were said: when, where, what for, which account. */
function filled(intent: IntentName, { merchant, category, period, account }: Reading): number {
  if (!readsBank.has(intent)) return 0;
  const slots: readonly string[] = intentSlots[intent] ?? [];
  const said = { merchant, category, period, account };
  return Math.min(2, Object.entries(said).filter(([slot, value]) => value !== null && slots.includes(slot)).length);
}
