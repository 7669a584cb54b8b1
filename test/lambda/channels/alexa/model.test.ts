import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { intentNames, laterIntentNames } from '#skill';
import { intentSlots, utteranceSlots } from '#skill/build';
import { alexaIntentName, alexaLocales } from '../../../../lambda/channels/alexa/names.ts';
import { reviewer } from '../../../../brand/reviewer.ts';
import { sandboxLogins } from '../../../../lambda/banks/sandbox/login/people.ts';
import { readSlots } from '../../../../lambda/channels/alexa/slots.ts';
import { readPin } from '../../../../lambda/channels/alexa/voice-pin.ts';
import { buildAlexaProject, writeAlexaProject } from '../../../../tools/models-alexa.ts';
import { lintInvocationName, lintModel, type Model } from './model-lint.ts';

const root = new URL('../../../../', import.meta.url).pathname;
const locales = Object.values(alexaLocales).flat();
let project: ReadonlyMap<string, object>;

beforeAll(async () => {
  project = await buildAlexaProject(root, null);
});

const modelOf = (locale: string) => project.get(`skill-package/interactionModels/custom/${locale}.json`) as Model;
const languageModel = (locale: string) => modelOf(locale).interactionModel.languageModel;
const manifestOf = () =>
  (
    project.get('skill-package/skill.json') as {
      manifest: { publishingInformation: { locales: Record<string, { examplePhrases: string[] }> } };
    }
  ).manifest;

/** Amazon's own schema (Swagger 2.0). It asks for at least one synonym per value, which Amazon's own exports do not have. */
const schema = JSON.parse(readFileSync(join(root, 'node_modules/ask-smapi-model/spec.json'), 'utf8'));
delete schema.definitions['v1.skill.interactionModel.TypeValueObject'].properties.synonyms.minItems;
const ajv = new Ajv({ strict: false, validateFormats: false }).addSchema(schema, 'smapi');
const validatorOf = (definition: string): ValidateFunction => {
  const validate = ajv.getSchema(`smapi#/definitions/${definition}`);
  if (validate === undefined) throw new Error(definition);
  return validate as ValidateFunction;
};
const faultsOf = (definition: string, value: unknown) => {
  const validate = validatorOf(definition);
  validate(value);
  return validate.errors ?? [];
};

describe.each(locales)('the interaction model of %s', (locale) => {
  test("meets Amazon's schema", () => {
    expect(faultsOf('v1.skill.interactionModel.InteractionModelData', modelOf(locale))).toEqual([]);
  });

  test('breaks none of the rules the schema does not know', () => {
    expect(lintModel(modelOf(locale))).toEqual([]);
  });

  test('knows every intent of the table', () => {
    const names = languageModel(locale).intents.map(({ name }) => name);
    expect([...intentNames, ...laterIntentNames].map(alexaIntentName).filter((name) => !names.includes(name))).toEqual([]);
  });

  test('uses only the slots that the table gives an intent', () => {
    for (const intent of [...intentNames, ...laterIntentNames]) {
      const slots = languageModel(locale).intents.find(({ name }) => name === alexaIntentName(intent))?.slots ?? [];
      for (const { name, type } of slots) {
        expect([intent, intentSlots[intent]]).toEqual([intent, expect.arrayContaining([name])]);
        expect(type).toBe(utteranceSlots[name as keyof typeof utteranceSlots].alexa);
      }
    }
  });

  test('has no value whose id the door would not understand', () => {
    const neutral = { ACCOUNT: 'account', CATEGORY: 'category', MERCHANT: 'merchant' } as const;
    for (const { name, values } of languageModel(locale).types.filter((type) => type.name !== 'DIGIT')) {
      for (const { id, name: said } of values) {
        const slot = name.toLowerCase();
        const resolutions = {
          resolutionsPerAuthority: [{ status: { code: 'ER_SUCCESS_MATCH' }, values: [{ value: { name: said.value, id } }] }],
        };
        const { slots, unreadable } = readSlots({ [slot]: { name: slot, value: said.value, resolutions } });
        const read = slots[slot as keyof typeof slots];
        expect([name, id, unreadable]).toEqual([name, id, []]);
        expect(name in neutral ? (read as { id: string }).id : String(read)).toBe(id);
      }
    }
  });

  test('hears a PIN of four, five and six digits, with or without a word around it, and no number', () => {
    const pin = languageModel(locale).intents.find(({ name }) => name === 'VoicePin');
    expect(pin?.samples).toEqual(
      expect.arrayContaining([
        '{pin}',
        '{first} {second} {third} {fourth} {fifth}',
        '{first} {second} {third} {fourth} {fifth} {sixth}',
        expect.stringMatching(/^\S+ .*\{pin\}$/),
      ]),
    );
    expect([...new Set(pin?.slots.map(({ type }) => type))]).toEqual(['AMAZON.FOUR_DIGIT_NUMBER', 'DIGIT']);
    const others = languageModel(locale).intents.filter(({ name }) => name !== 'VoicePin');
    expect(others.flatMap(({ samples }) => samples).filter((sample) => /^\{(count|amount|ordinal|period)\}$/.test(sample))).toEqual([]);
  });

  test('has a word and a figure for every digit of a PIN, which the door reads as this digit', () => {
    const digits = languageModel(locale).types.find(({ name }) => name === 'DIGIT')?.values ?? [];
    expect(digits.map(({ id }) => id).join('')).toBe('0123456789');
    for (const { id, name } of digits) {
      expect(name.synonyms).toContain(id);
      const values = [{ value: { name: name.value, id } }];
      const resolutions = { resolutionsPerAuthority: [{ status: { code: 'ER_SUCCESS_MATCH' }, values }] };
      const slots = Object.fromEntries(
        ['first', 'second', 'third', 'fourth', 'fifth'].map((slot) => [slot, { value: name.value, resolutions }]),
      );
      expect(readPin(slots)).toBe(id.repeat(5));
    }
  });

  test('has example phrases that stand in its samples word for word', () => {
    const { invocationName, intents } = languageModel(locale);
    const [opening, ...questions] = manifestOf().publishingInformation.locales[locale]?.examplePhrases ?? [];
    expect(opening).toMatch(new RegExp(`^Alexa, \\S+ ${invocationName}$`));
    expect(questions).toHaveLength(2);
    for (const question of questions) {
      const [, sample] = question.split(` ${invocationName} `);
      expect(intents.flatMap(({ samples }) => samples)).toContain(sample);
    }
  });
});

describe('the project', () => {
  test('offers the same model for every region of a language', () => {
    expect(languageModel('en-GB')).toEqual(languageModel('en-US'));
    expect(languageModel('fr-CA')).toEqual(languageModel('fr-FR'));
  });

  test("has a manifest that meets Amazon's schema, with and without an endpoint", async () => {
    const definition = 'v1.skill.Manifest.SkillManifestEnvelope';
    expect(faultsOf(definition, project.get('skill-package/skill.json'))).toEqual([]);
    for (const endpoint of ['arn:aws:lambda:eu-west-1:123456789012:function:alexa', 'https://bank.example/alexa']) {
      const manifest = (await buildAlexaProject(root, endpoint)).get('skill-package/skill.json');
      expect(faultsOf(definition, manifest)).toEqual([]);
      expect(JSON.stringify(manifest)).toContain(endpoint);
    }
  });

  test('publishes a neutral knock alone, and is told by Amazon of disabled skills and of leave to knock, once it can be reached', async () => {
    type Events = { manifest: { events?: { endpoint: object; subscriptions: { eventName: string }[] } } };
    expect((project.get('skill-package/skill.json') as Events).manifest.events).toBeUndefined();
    const reached = (await buildAlexaProject(root, 'https://bank.example/alexa')).get('skill-package/skill.json') as Events;
    expect(reached.manifest.events).toEqual({
      endpoint: { uri: 'https://bank.example/alexa', sslCertificateType: 'Trusted' },
      publications: [{ eventName: 'AMAZON.MessageAlert.Activated' }],
      subscriptions: [
        { eventName: 'SKILL_DISABLED' },
        { eventName: 'SKILL_ACCOUNT_LINKED' },
        { eventName: 'SKILL_PROACTIVE_SUBSCRIPTION_CHANGED' },
      ],
    });
  });

  test('asks for leave to tell voices apart, to have Alexa ask for her own PIN, and to knock', () => {
    const { permissions } = (project.get('skill-package/skill.json') as { manifest: { permissions: object[] } }).manifest;
    expect(permissions).toEqual([
      { name: 'alexa::person_id:read' },
      { name: 'alexa::authenticate:2:optional' },
      { name: 'alexa::devices:all:notifications:write' },
    ]);
  });

  test("tells certification how to sign in, as the invented bank's own reviewer", () => {
    const { testingInstructions } = (
      project.get('skill-package/skill.json') as { manifest: { publishingInformation: Record<string, string> } }
    ).manifest.publishingInformation;
    const known = sandboxLogins.find(({ userName }) => userName === reviewer.login);
    expect(known).toMatchObject({ password: reviewer.password, code: reviewer.secondFactor });
    for (const word of Object.values(reviewer)) expect(testingInstructions).toContain(word);
  });

  test("links at our own authorization server, by code, for the customer's accounts alone", () => {
    expect(project.get('skill-package/accountLinking.json')).toMatchObject({
      accountLinkingRequest: {
        type: 'AUTH_CODE',
        authorizationUrl: 'https://bank.example/oauth/auth',
        accessTokenUrl: 'https://bank.example/oauth/token',
        accessTokenScheme: 'HTTP_BASIC',
        scopes: ['accounts'],
        domains: ['bank.example'],
      },
    });
  });

  test("has account linking that meets Amazon's schema and holds no secret", () => {
    const linking = project.get('skill-package/accountLinking.json');
    expect(faultsOf('v1.skill.accountLinking.AccountLinkingRequest', linking)).toEqual([]);
    expect(JSON.stringify(linking)).not.toMatch(/secret/i);
  });

  test('speaks to customers of the bank, with nothing left to fill in', () => {
    expect(JSON.stringify([...project])).not.toContain('{{');
    expect(JSON.stringify([...project])).not.toMatch(/tellback/i);
  });

  test('is written as ask-cli reads it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'alexa-project-'));
    try {
      const written = await writeAlexaProject(root, folder, null);
      expect(written.map((file) => file.slice(folder.length + 1)).sort()).toEqual([...project.keys()].sort());
      const resources = JSON.parse(await readFile(join(folder, 'ask-resources.json'), 'utf8'));
      expect(resources.profiles.default.skillMetadata.src).toBe('./skill-package');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('the checks find', () => {
  const change = (edit: (model: { intents: Record<string, unknown>[]; types: Record<string, unknown>[] }) => void) => {
    const copy = structuredClone(modelOf('en-US'));
    edit(copy.interactionModel.languageModel as never);
    return copy;
  };
  const intent = (name: string, samples: readonly string[], slots: readonly object[] = []) => ({ name, samples, slots });
  const date = { name: 'period', type: 'AMAZON.DATE' };

  test.each<[string, (model: { intents: Record<string, unknown>[]; types: Record<string, unknown>[] }) => void, RegExp]>([
    ['a slot that is not declared', ({ intents }) => intents.push(intent('A', ['x {nowhere}'])), /without declaring/],
    ['a slot that is not used', ({ intents }) => intents.push(intent('A', ['some new words'], [date])), /without using/],
    ['a type that is not defined', ({ intents }) => intents.push(intent('A', ['x {a}'], [{ name: 'a', type: 'B' }])), /not defined/],
    ['a sample in two intents', ({ intents }) => intents.push(intent('A', ["what's my balance"])), /there twice/],
    [
      'samples that differ in the slot name only',
      ({ intents }) => intents.push(intent('A', ['qq {period}', 'qq {from}'], [date, { name: 'from', type: 'AMAZON.DATE' }])),
      /there twice/,
    ],
    [
      'a missing built-in',
      ({ intents }) =>
        void intents.splice(
          intents.findIndex(({ name }) => name === 'AMAZON.StopIntent'),
          1,
        ),
      /missing AMAZON.StopIntent/,
    ],
    ['an intent without samples', ({ intents }) => intents.push(intent('A', [])), /no sample/],
    ['digits and punctuation', ({ intents }) => intents.push(intent('A', ['over 50, please?'])), /characters/],
    ['an intent name with digits', ({ intents }) => intents.push(intent('A1', ['some new words'])), /intent name/],
    ['an empty type', ({ types }) => types.push({ name: 'EMPTY', values: [] }), /is empty/],
    [
      'two values of one name',
      ({ types }) => types.push({ name: 'T', values: ['1', '2'].map((id) => ({ id, name: { value: 'x', synonyms: [] } })) }),
      /names two values/,
    ],
    [
      'one id twice',
      ({ types }) => types.push({ name: 'T', values: ['x', 'y'].map((value) => ({ id: '1', name: { value, synonyms: [] } })) }),
      /id 1/,
    ],
  ])('%s', (_, edit, finding) => {
    expect(lintModel(change(edit))).toEqual([expect.stringMatching(finding)]);
  });

  test.each(['harbour', 'Harbour Bank', 'harbour 24', 'ask harbour', 'the bank', 'alexa bank', 'harbour-bank'])(
    'the invocation name %s',
    (name) => {
      expect(lintInvocationName(name)).not.toEqual([]);
    },
  );

  test('what the schema forbids', () => {
    expect(faultsOf('v1.skill.interactionModel.InteractionModelData', {})).not.toEqual([]);
    const manifest = structuredClone(project.get('skill-package/skill.json')) as { manifest: { permissions: unknown } };
    manifest.manifest.permissions = [{ name: 'alexa::everything' }];
    expect(faultsOf('v1.skill.Manifest.SkillManifestEnvelope', manifest)).not.toEqual([]);
  });
});
