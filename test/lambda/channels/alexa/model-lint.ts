/** What Amazon's schema does not look at in an interaction model, and its model builder or certification refuses. */

interface Intent {
  readonly name: string;
  readonly slots: readonly { readonly name: string; readonly type: string }[];
  readonly samples: readonly string[];
}

interface SlotType {
  readonly name: string;
  readonly values: readonly { readonly id: string; readonly name: { readonly value: string; readonly synonyms: readonly string[] } }[];
}

export interface Model {
  readonly interactionModel: {
    readonly languageModel: { readonly invocationName: string; readonly intents: readonly Intent[]; readonly types: readonly SlotType[] };
  };
}

const required = ['Help', 'Stop', 'Cancel', 'NavigateHome', 'Fallback', 'Yes', 'No', 'Repeat', 'More', 'Next'].map(
  (name) => `AMAZON.${name}Intent`,
);

/** Words that would launch another skill, wake the device, or say nothing of their own. */
const forbiddenInNames =
  /\b(ask|tell|open|launch|start|run|load|begin|enable|play|use|resume|alexa|echo|amazon|computer|skill|app|demande|dis|lance|ouvre|démarre|joue)\b/i;

/** Letters, spaces, apostrophes and hyphens within words, periods after single letters, and slots. */
const plainSample = /^(?:(?:\p{L}\.|\p{L}[\p{L}'-]*|\{[a-z]+\}(?:'s)?|[ld]'\{[a-z]+\})(?: |$))+$/u;

const slotsIn = (sample: string): readonly string[] => [...sample.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '');

export function lintModel({ interactionModel: { languageModel: model } }: Model): readonly string[] {
  const types = new Map(model.types.map((type) => [type.name, type]));
  return [
    ...lintInvocationName(model.invocationName),
    ...required.filter((name) => !model.intents.some((intent) => intent.name === name)).map((name) => `missing ${name}`),
    ...repeated(model.intents.map(({ name }) => name)).map((name) => `intent ${name} is there twice`),
    ...model.intents.flatMap((intent) => lintIntent(intent, types)),
    ...lintSamples(model.intents),
    ...model.types.flatMap(lintType),
    ...(JSON.stringify(model).length > 1_500_000 ? ['model exceeds 1.5 MB'] : []),
  ];
}

export function lintInvocationName(name: string): readonly string[] {
  const words = name.split(' ');
  return [
    ...(words.length < 2 ? ['invocation name is one word'] : []),
    ...(/^[\p{Ll}][\p{Ll}' .]{0,48}[\p{Ll}.]$/u.test(name) ? [] : ['invocation name is not in plain lower-case letters']),
    ...(forbiddenInNames.test(name) ? ['invocation name holds a launch or wake word'] : []),
    ...(words.length === 2 && /^(the|a|an|of|to|for|le|la|les|un|une|de|du)$/.test(words[0] ?? '')
      ? ['invocation name is an article and a word']
      : []),
  ];
}

function lintIntent({ name, slots, samples }: Intent, types: ReadonlyMap<string, SlotType>): readonly string[] {
  const declared = slots.map((slot) => slot.name);
  const used = new Set(samples.flatMap(slotsIn));
  return [
    ...(/^(AMAZON\.)?[A-Za-z_]+$/.test(name) ? [] : [`intent name ${name}`]),
    ...(samples.length === 0 && !name.startsWith('AMAZON.') ? [`${name} has no sample`] : []),
    ...[...used].filter((slot) => !declared.includes(slot)).map((slot) => `${name} uses {${slot}} without declaring it`),
    ...declared.filter((slot) => !used.has(slot)).map((slot) => `${name} declares {${slot}} without using it`),
    ...slots.filter(({ type }) => !type.startsWith('AMAZON.') && !types.has(type)).map(({ type }) => `type ${type} is not defined`),
    ...samples.filter((sample) => !plainSample.test(sample)).map((sample) => `${name}: characters in "${sample}"`),
    ...samples.filter((sample) => repeated(slotsIn(sample)).length > 0).map((sample) => `${name}: one slot twice in "${sample}"`),
  ];
}

/** Alexa hears types, not slot names: "since {from}" and "since {period}" are the same sentence. */
function lintSamples(intents: readonly Intent[]): readonly string[] {
  const heard = intents.flatMap(({ slots, samples }) => {
    const typeOf = new Map(slots.map(({ name, type }) => [name, type]));
    return samples.map((sample) => sample.toLowerCase().replace(/\{([^}]*)\}/g, (_, slot: string) => `{${typeOf.get(slot)}}`));
  });
  return repeated(heard).map((sample) => `"${sample}" is there twice`);
}

function lintType({ name, values }: SlotType): readonly string[] {
  const words = values.flatMap((value) => [...new Set([value.name.value, ...value.name.synonyms].map((word) => word.toLowerCase()))]);
  return [
    ...(/^[A-Z_]+$/.test(name) ? [] : [`type name ${name}`]),
    ...(values.length === 0 ? [`type ${name} is empty`] : []),
    ...repeated(values.map(({ id }) => id)).map((id) => `${name}: id ${id} is there twice`),
    ...repeated(words).map((word) => `${name}: "${word}" names two values`),
    ...words.filter((word) => word.trim() === '' || /[{}*/<>]/.test(word)).map((word) => `${name}: "${word}" cannot be said`),
  ];
}

function repeated(items: readonly string[]): readonly string[] {
  return [...new Set(items.filter((item, index) => items.indexOf(item) !== index))];
}
