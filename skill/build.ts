/** The door to the core for tools, model generators and the bank sync: parts a webhook function does not need at run time. */
export { intentSlots, utteranceSlots, type UtteranceSlot } from './model/slots.ts';
export { chooseBalances } from './transactions/balances.ts';
export { merchantIdOf } from './transactions/name-words.ts';
