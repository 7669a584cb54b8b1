// The "never" paragraph of docs/architecture.md, one rule per sentence. test/house/boundaries.test.ts plants one fault per rule.
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const path = (value, pathNot) => (pathNot === undefined ? { path: value } : { path: value, pathNot });

const skillDoors = '^skill/(index|build)[.]ts$';
const production = '^(skill|lambda|locales|brand|companion)/';
const demo = '^lambda/(server[.]ts|demo)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    never('core-is-alone', 'skill imports nothing but skill', path('^skill/', '^skill/money/civil-date[.]ts$'), path('.', '^skill/')),
    never(
      'one-calendar-library',
      'skill/money/civil-date.ts may import dayjs and nothing else from outside',
      path('^skill/money/civil-date[.]ts$'),
      path('.', '^skill/|node_modules/dayjs/'),
    ),
    never('core-by-its-doors', 'skill is entered by index.ts or build.ts', path('.', '^(skill|test)/'), path('^skill/', skillDoors)),
    never('tests-of-core-only', 'only test/skill may open the core', path('^test/(?!skill/)'), path('^skill/', skillDoors)),
    never(
      'sayables-come-from-policy',
      'who makes a fact sayable is policy alone; answer.ts opens the gate of a turn',
      path('^skill/', '^skill/(policy/|answer[.]ts|build[.]ts)'),
      path('^skill/policy/gate[.]ts$'),
    ),
    never(
      'channels-know-no-sibling',
      'a channel imports no other channel',
      path('^lambda/channels/([^/]+)/'),
      path('^lambda/channels/[^/]+/', '^lambda/channels/$1/'),
    ),
    never(
      'channels-know-no-data',
      'a channel imports no bank and no store implementation',
      path('^lambda/channels/'),
      path('^lambda/(banks|store)/', '^lambda/store/store[.]ts$'),
    ),
    never('banks-know-no-channel', 'a bank imports no channel', path('^lambda/banks/'), path('^lambda/channels/')),
    never(
      'banks-know-no-sibling',
      'a bank imports no other bank',
      path('^lambda/banks/([^/]+)/'),
      path('^lambda/banks/[^/]+/', '^lambda/banks/$1/'),
    ),
    never('store-knows-nobody', 'the store imports no channel and no bank', path('^lambda/store/'), path('^lambda/(channels|banks)/')),
    never('words-know-no-world', 'locales and brand import nothing of lambda', path('^(locales|brand)/'), path('^lambda/')),
    never('pages-know-no-inside', 'companion and simulator do not reach into lambda', path('^(companion|simulator)/'), path('^lambda/')),
    never(
      'production-without-props',
      'production imports no test, tool, simulator or bench',
      path(production, demo),
      path('^(test|tools|simulator|bench)/'),
    ),
    never(
      'no-sandbox-in-production',
      'the invented bank is reached by the local server, tools and tests only',
      path(production, `${demo}|^lambda/banks/sandbox/`),
      path('^lambda/banks/sandbox/'),
    ),
    never(
      'no-embedded-database-in-functions',
      'PGlite belongs to the local server',
      path('^lambda/(functions|channels|turn)'),
      path('pglite'),
    ),
    never(
      'functions-are-roots',
      'nothing imports a function: each is its own composition root',
      path('.', '^test/'),
      path('^lambda/functions/'),
    ),
    never('oracle-is-independent', 'the test oracle computes from purposes alone', path('^test/oracle/'), path('^(skill|lambda|locales)/')),
    never('no-dev-dependency', 'what ships uses production dependencies only', path(`${production}|^simulator/`), {
      dependencyTypes: ['npm-dev'],
    }),
    never('no-unknown-import', 'every import resolves', path('.'), { couldNotResolve: true }),
    never('no-cycle', 'no import cycle', path('.'), { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|dist|coverage)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
