/** What Dialogflow's import refuses, or takes and then misunderstands, in the files of an agent. */

type Files = ReadonlyMap<string, object>;

interface Intent {
  readonly id: string;
  readonly name: string;
  readonly fallbackIntent: boolean;
  readonly events: readonly { readonly name: string }[];
  readonly responses: readonly {
    readonly parameters: readonly { readonly name: string; readonly dataType: string; readonly value: string }[];
  }[];
}

interface Phrase {
  readonly id: string;
  readonly data: readonly { readonly text: string; readonly alias?: string; readonly meta?: string }[];
}

interface Entry {
  readonly value: string;
  readonly synonyms: readonly string[];
}

const limits = { intents: 2_000, entities: 250, entries: 30_000, phrases: 2_000, parameters: 20, phraseLength: 768 };
const systemEntities = ['@sys.date', '@sys.date-period', '@sys.duration', '@sys.number', '@sys.number-sequence'];

export function lintAgent(files: Files): readonly string[] {
  const { language, supportedLanguages } = files.get('agent.json') as { language: string; supportedLanguages: string[] };
  const languages = [language, ...supportedLanguages];
  const intents = named<Intent>(files, 'intents');
  const entities = named<{ id: string; name: string }>(files, 'entities');
  const entries = (name: string, tag: string) => (files.get(`entities/${name}_entries_${tag}.json`) ?? []) as readonly Entry[];
  const phrases = (name: string, tag: string) => (files.get(`intents/${name}_usersays_${tag}.json`) ?? []) as readonly Phrase[];
  return [
    ...over('intents', intents.length, limits.intents),
    ...over('entities', entities.length, limits.entities),
    ...over('entries', languages.flatMap((tag) => entities.flatMap(({ name }) => entries(name, tag))).length, limits.entries),
    ...repeated(ids([...files.values()])).map((id) => `id ${id} is there twice`),
    ...intents.flatMap((intent) =>
      lintIntent(
        intent,
        entities.map(({ name }) => `@${name}`),
      ),
    ),
    ...languages.flatMap((tag) => [
      ...intents.flatMap((intent) => lintPhrases(intent, phrases(intent.name, tag), tag, (name) => entries(name, tag))),
      ...repeated(intents.flatMap(({ name }) => phrases(name, tag).map(wordsOf))).map((words) => `${tag}: "${words}" is there twice`),
      ...entities.flatMap(({ name }) => lintEntries(name, entries(name, tag), tag)),
    ]),
  ];
}

const wordsOf = ({ data }: Phrase): string =>
  data
    .map(({ text }) => text)
    .join('')
    .toLowerCase();

function lintIntent({ name, events, fallbackIntent, responses }: Intent, entities: readonly string[]): readonly string[] {
  const parameters = responses.flatMap((response) => response.parameters);
  return [
    ...(/^[A-Za-z]+$/.test(name) ? [] : [`intent name ${name}`]),
    ...(fallbackIntent && events.length > 0 ? [`${name} is fallback and event`] : []),
    ...over(`${name}: parameters`, parameters.length, limits.parameters),
    ...repeated(parameters.map((parameter) => parameter.name)).map((parameter) => `${name}: parameter ${parameter} is there twice`),
    ...parameters.filter(({ name: own, value }) => value !== `$${own}`).map((parameter) => `${name}: value of ${parameter.name}`),
    ...parameters
      .filter(({ dataType }) => !systemEntities.includes(dataType) && !entities.includes(dataType))
      .map(({ dataType }) => `${name}: ${dataType} is not defined`),
  ];
}

function lintPhrases(
  { name, events, fallbackIntent, responses }: Intent,
  phrases: readonly Phrase[],
  tag: string,
  entriesOf: (entity: string) => readonly Entry[],
): readonly string[] {
  const declared = responses.flatMap(({ parameters }) => parameters.map((parameter) => `${parameter.name} ${parameter.dataType}`));
  const annotations = phrases.flatMap(({ data }) => data).filter(({ meta }) => meta !== undefined);
  const known = (meta: string) => new Set(entriesOf(meta.slice(1)).flatMap(({ synonyms }) => synonyms));
  return [
    ...over(`${name} ${tag}: phrases`, phrases.length, limits.phrases),
    ...(phrases.length === 0 && events.length === 0 && !fallbackIntent ? [`${name} ${tag} has no phrase`] : []),
    ...phrases
      .map(wordsOf)
      .filter((words) => words.length > limits.phraseLength || /[{}@$]|\s\s|^\s|\s$|^$/.test(words))
      .map((words) => `${name} ${tag}: "${words}"`),
    ...annotations
      .filter(({ alias, meta }) => !declared.includes(`${alias} ${meta}`))
      .map(({ alias }) => `${name} ${tag}: ${alias} is not declared`),
    ...annotations
      .filter(({ meta = '', text }) => text === '' || (!meta.startsWith('@sys.') && !known(meta).has(text)))
      .map(({ meta, text }) => `${name} ${tag}: "${text}" is no ${meta}`),
  ];
}

function lintEntries(name: string, entries: readonly Entry[], tag: string): readonly string[] {
  const words = entries.flatMap(({ synonyms }) => synonyms.map((word) => word.toLowerCase()));
  return [
    ...(entries.length === 0 ? [`@${name} ${tag} is empty`] : []),
    ...repeated(entries.map(({ value }) => value)).map((value) => `@${name} ${tag}: value ${value} is there twice`),
    ...entries.filter(({ value }) => !/^-?[a-z0-9-]+$/.test(value)).map(({ value }) => `@${name} ${tag}: value ${value}`),
    ...repeated(words).map((word) => `@${name} ${tag}: "${word}" names two values`),
    ...words.filter((word) => word.trim() === '' || /[{}@$<>]/.test(word)).map((word) => `@${name} ${tag}: "${word}" cannot be said`),
  ];
}

function named<T>(files: Files, folder: string): readonly T[] {
  return [...files].filter(([path]) => new RegExp(`^${folder}/[^_]+[.]json$`).test(path)).map(([, file]) => file as T);
}

function ids(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (key === 'id' && typeof item === 'string' ? [item] : ids(item)));
}

const over = (what: string, count: number, limit: number) => (count > limit ? [`${what}: ${count} of at most ${limit}`] : []);

function repeated(items: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return [...new Set(items.filter((item) => seen.size === seen.add(item).size))];
}
