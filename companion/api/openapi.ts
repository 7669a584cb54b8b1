import * as z from 'zod/mini';
import { examples } from './examples.ts';
import { hookEvents, hookPaths, hookSecurity, hookTag } from './hook-document.ts';
import { type ErrorCode, type Operation, type OperationId, operations } from './operations.ts';
import { problems } from './problems.ts';
import * as s from './schemas.ts';
import * as w from './warning-schemas.ts';

type Json = Readonly<Record<string, unknown>>;

const named: Readonly<Record<string, z.ZodMiniType>> = {
  Platform: s.platformSchema,
  Money: s.money,
  Link: s.link,
  LinkChange: s.linkChange,
  Cell: s.cell,
  Sharing: s.sharing,
  SharingChange: s.sharingChange,
  Example: s.example,
  Account: s.account,
  AccountChange: s.accountChange,
  Proof: s.proof,
  ProofChange: s.proofChange,
  Task: s.task,
  TaskDone: s.taskDone,
  LedgerRow: s.ledgerRow,
  LedgerPage: s.ledgerPage,
  LedgerCheck: s.ledgerCheck,
  Settings: s.settings,
  SettingsChange: s.settingsChange,
  Receipt: s.receipt,
  Kept: s.kept,
  Look: s.look,
  Everything: s.everything,
  Overview: s.overview,
  CodeWish: s.codeWish,
  Code: s.code,
  Handoff: s.handoff,
  Warning: w.warning,
  WarningPage: w.warningPage,
  WarningAnswer: w.warningAnswer,
  WarningAnswered: w.warningAnswered,
  Dispute: w.dispute,
  Card: w.card,
  Watch: w.watch,
  WatchChange: w.watchChange,
  Push: w.push,
  PushEnd: w.pushEnd,
  Done: s.done,
  Problem: s.problem,
};

/** By the first part of an operation's path */
const tags: Readonly<Record<string, string>> = {
  overview: 'All that the first page shows',
  links: 'Assistants that may ask',
  sharing: 'What each platform may be told: by kind of fact and account, how exactly',
  accounts: 'Their names and cards',
  proof: 'How the customer proves who is speaking',
  tasks: 'What a spoken answer left to one tap in the app',
  ledger: 'What was told: never a figure, only that it was told',
  settings: 'Language, zone, weeks, months, limits',
  receipts: 'What was agreed, signed by the bank',
  looks: "Looks of the bank's support",
  everything: 'A copy of everything',
  erasure: 'The way out',
  spending: 'Spending by category and month; in the demo alone',
  codes: 'Linking a phone line or a chat',
  warnings: 'What may not be the customer, why, and what they say to it',
  disputes: 'What the customer does not recognise, handed to the bank',
  watch: 'What is watched, and when a notice may come',
  push: 'Browsers that get notices',
  handoffs: "From the bank's app into the companion's pages",
};

/** The OpenAPI 3.1 document of /api/v1, from the same rows and schemas that check every call. */
export function openApiDocument({ origin, bank, demo }: { readonly origin: string; readonly bank: string; readonly demo: boolean }): Json {
  const offered = (Object.entries(operations) as [OperationId, Operation][]).filter(([, operation]) => demo || operation.demo !== true);
  const { components, schemaOf } = schemasOf(offered);
  const paths: Record<string, Record<string, Json>> = {};
  for (const [id, operation] of offered)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationOf(id, operation, schemaOf) };
  for (const [path, hook] of Object.entries(hookPaths)) paths[path] = { ...paths[path], ...(hook as Record<string, Json>) };
  const used = new Set(offered.map(([, { path }]) => tagOf(path)));
  const answered = new Set(offered.flatMap(([, operation]) => codesOf(operation)));
  return {
    openapi: '3.1.0',
    info: {
      title: `${bank}: what assistants may be told`,
      version: '1.0.0',
      description:
        "For the bank's own app, on behalf of one signed-in customer. Amounts are decimal text with an ISO 4217 code, instants are UTC, " +
        'days are those of the customer. Answers may gain names; requests are refused if they hold an unknown one.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${origin}/api/v1` }],
    security: [{ bankToken: [] }],
    tags: Object.entries(tags)
      .flatMap(([name, description]) => (used.has(name) ? [{ name, description }] : []))
      .concat(hookTag),
    paths,
    webhooks: hookEvents,
    components: {
      securitySchemes: {
        bankToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'Signed by the bank with ES256 or EdDSA: `aud` "tellback-api", `sub` the customer, `exp` at most ten minutes ahead.',
        },
        ...hookSecurity,
      },
      responses: Object.fromEntries([...answered].map((code) => [code, problemResponse(code)])),
      schemas: components,
    },
  };
}

type SchemaOf = (schema: z.ZodMiniType, place: string) => Json;

/** JSON Schemas of everything the operations take and give: named ones as components, the others where they are used. */
function schemasOf(offered: readonly (readonly [OperationId, Operation])[]): { readonly components: Json; readonly schemaOf: SchemaOf } {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  for (const [id, { body, query, response }] of offered)
    for (const [place, schema] of Object.entries({ body, query, response }))
      if (schema !== undefined && !registry.has(schema)) registry.add(schema, { id: `${id}.${place}` });
  const uri = (id: string) => `#/components/schemas/${id}`;
  const all = Object.entries(z.toJSONSchema(registry, { uri }).schemas).map(
    ([id, { $schema: _, $id: __, ...schema }]) => [id, schema] as const,
  );
  const refOf = (id: string) => ({ $ref: uri(id) });
  const byId = new Map(all);
  return {
    components: Object.fromEntries(all.filter(([id]) => id in named)),
    schemaOf: (schema, place) => {
      const id = registry.get(schema)?.id ?? place;
      return id in named ? refOf(id) : (byId.get(id) ?? {});
    },
  };
}

const tagOf = (path: string): string => path.split('/')[1] ?? '';

function operationOf(id: OperationId, operation: Operation, schemaOf: SchemaOf): Json {
  const { path, summary, body, query, response } = operation;
  const { input, response: answer } = examples[id] as { readonly input: Json; readonly response: unknown };
  const parameters = [...idParameter(path, input['id']), ...queryParameters(query && schemaOf(query, `${id}.query`), input['query'])];
  return {
    operationId: id,
    summary,
    tags: [tagOf(path)],
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, `${id}.body`), example: input['body'] } } },
    }),
    responses: {
      200: { description: summary, content: { 'application/json': { schema: schemaOf(response, `${id}.response`), example: answer } } },
      ...Object.fromEntries(codesOf(operation).map((code) => [problems[code].status, { $ref: `#/components/responses/${code}` }])),
    },
  };
}

/** How an operation may refuse */
const codesOf = ({ path, body, query, refuses = [] }: Operation): readonly ErrorCode[] => [
  ...(body === undefined && query === undefined ? [] : (['input.invalid'] as const)),
  'not.signed-in',
  ...(path.includes('{id}') ? (['not.found'] as const) : []),
  ...refuses,
  ...(body === undefined ? [] : (['too.large'] as const)),
  'failed',
];

const idParameter = (path: string, example: unknown): readonly Json[] =>
  path.includes('{id}') ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' }, example }] : [];

function queryParameters(schema: Json | undefined, given: unknown): readonly Json[] {
  const example = (given ?? {}) as Json;
  return Object.entries((schema?.['properties'] ?? {}) as Json).map(([name, part]) => ({
    name,
    in: 'query',
    schema: part,
    ...(name in example && { example: example[name] }),
  }));
}

const problemResponse = (code: ErrorCode): Json => ({
  description: problems[code].when,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' }, example: { error: { code } } } },
});
