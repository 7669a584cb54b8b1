/** The door to the core for tools, model generators and the bank sync: parts a webhook function does not need at run time. */
export { intentSlots, utteranceSlots, type UtteranceSlot } from './model/slots.ts';
export { gateOf } from './policy/gate.ts';
export { chooseBalances } from './transactions/balances.ts';
export { classify, type ClassifiedTransaction, replacementsOf } from './transactions/classify.ts';
export type { KnownMerchant } from './transactions/known-merchants.ts';
export { categoryOfMcc } from './transactions/mcc.ts';
export { merchantIdOf } from './transactions/name-words.ts';
export type { OwnAccount, RawTransaction } from './transactions/raw-transaction.ts';
export type { ConceptFile } from './understanding/concepts.ts';
export { learn, type Lesson } from './understanding/learn.ts';
export { type Engine, loadEngine } from './understanding/engine.ts';
export { pinIn } from './understanding/pin.ts';
export { type Understood, understand, type UnderstandingContext } from './understanding/understand.ts';
export {
  type Detected,
  type DetectorRules,
  type DetectorState,
  freshDetector,
  type Observed,
  observe,
  type PromiseLevel,
  promises,
  type Refusal,
  refusals,
  renamed,
  settled,
} from './warnings/detector.ts';
export { detectorFrom } from './warnings/memory/kept.ts';
export type { Payment } from './warnings/payment.ts';
export { isExcepted } from './warnings/exception.ts';
