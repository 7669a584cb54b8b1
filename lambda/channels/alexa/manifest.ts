import type { Brand } from '../../../brand/brand.ts';
import type { Locale } from '#skill';
import type { Language } from './model.ts';
import { alexaLocales, proactiveEvent } from './names.ts';

/** What the skill store says about the skill in one language (locales/<tag>/listing.json). */
interface Listing {
  readonly summary: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly testingInstructions: string;
  /** "Alexa, open {{invocation}}" */
  readonly open: string;
  /** "Alexa, ask {{invocation}} {{question}}" */
  readonly ask: string;
}

export interface ManifestParts {
  readonly brand: Brand;
  /** The test customer's sign-in at the bank, for the testing instructions */
  readonly reviewer: { readonly login: string; readonly password: string; readonly secondFactor: string };
  readonly listings: Readonly<Record<Locale, Listing>>;
  readonly languages: Readonly<Record<Locale, Language>>;
  /** ARN of the Lambda function or https address, or null while there is none */
  readonly endpoint: string | null;
  /** Where the bank may offer the skill; balances are not welcome in every country's store. */
  readonly countries: readonly string[];
}

const localesOf = Object.entries(alexaLocales) as [Locale, readonly string[]][];

/** skill.json for all locales. Icons are added by the bank before it submits the skill. */
export function skillManifest({ brand, reviewer, listings, languages, endpoint, countries }: ManifestParts): object {
  const perLocale = <T>(make: (locale: Locale) => T): Readonly<Record<string, T>> =>
    Object.fromEntries(localesOf.flatMap(([locale, tags]) => tags.map((tag) => [tag, make(locale)] as const)));
  return {
    manifest: {
      manifestVersion: '1.0',
      publishingInformation: {
        category: 'BUSINESS_AND_FINANCE',
        isAvailableWorldwide: false,
        distributionCountries: countries,
        distributionMode: 'PUBLIC',
        testingInstructions: fill(listings['en-US'].testingInstructions, brand, 'en-US')
          .replaceAll('{{login}}', reviewer.login)
          .replaceAll('{{password}}', reviewer.password)
          .replaceAll('{{secondFactor}}', reviewer.secondFactor),
        locales: perLocale((locale) => ({
          name: brand.name,
          summary: fill(listings[locale].summary, brand, locale),
          description: fill(listings[locale].description, brand, locale),
          keywords: listings[locale].keywords,
          examplePhrases: examplePhrases(brand, locale, listings[locale], languages[locale]),
        })),
      },
      privacyAndCompliance: {
        allowsPurchases: false,
        usesPersonalInfo: true,
        isChildDirected: false,
        isExportCompliant: true,
        containsAds: false,
        locales: perLocale(() => ({ privacyPolicyUrl: brand.links.privacy, termsOfUseUrl: brand.links.terms })),
      },
      // To tell the linked person from anybody else in the room, to have Alexa ask for a speaker's own PIN, and to knock.
      permissions: [
        { name: 'alexa::person_id:read' },
        { name: 'alexa::authenticate:2:optional' },
        { name: 'alexa::devices:all:notifications:write' },
      ],
      apis: {
        custom: {
          ...(endpoint === null ? {} : { endpoint: endpointOf(endpoint) }),
          interfaces: [{ type: 'ALEXA_PRESENTATION_APL' }],
        },
      },
      ...(endpoint === null ? {} : { events: { endpoint: endpointOf(endpoint), publications, subscriptions } }),
    },
  };
}

const publications = [{ eventName: proactiveEvent }];

/** What Amazon tells us outside of any conversation. A disabled skill ends the link. */
const subscriptions = ['SKILL_DISABLED', 'SKILL_ACCOUNT_LINKED', 'SKILL_PROACTIVE_SUBSCRIPTION_CHANGED'].map((eventName) => ({
  eventName,
}));

function endpointOf(uri: string): object {
  return uri.startsWith('https:') ? { uri, sslCertificateType: 'Trusted' } : { uri };
}

/** Amazon wants them taken from the samples word for word: opening, then two questions that need nothing filled in. */
function examplePhrases(brand: Brand, locale: Locale, listing: Listing, { samples }: Language): readonly string[] {
  const questions = ['Balance', 'RecentTransactions']
    .map((intent) => samples[intent]?.find((sample) => !sample.includes('{')))
    .filter((question) => question !== undefined);
  return [
    fill(listing.open, brand, locale),
    ...questions.map((question) => fill(listing.ask, brand, locale).replace('{{question}}', question)),
  ];
}

function fill(template: string, brand: Brand, locale: Locale): string {
  return template.replaceAll('{{bank}}', brand.name).replaceAll('{{invocation}}', brand.invocationName[locale]);
}

/**
 * accountLinking.json for `ask smapi update-account-linking-info`. The client secret and PKCE, which our server demands, are
 * set at deployment: the one must not be in a file, the other has no place in one.
 */
export function accountLinking(brand: Brand): object {
  const { origin, hostname } = new URL(brand.links.app);
  return {
    accountLinkingRequest: {
      type: 'AUTH_CODE',
      authorizationUrl: `${origin}/oauth/auth`,
      accessTokenUrl: `${origin}/oauth/token`,
      accessTokenScheme: 'HTTP_BASIC',
      clientId: 'alexa',
      scopes: ['accounts'],
      domains: [hostname],
      defaultTokenExpirationInSeconds: 3_600,
      // General questions and the emergency number are answered before linking.
      skipOnEnablement: true,
      voiceForwardAccountLinking: 'DISABLED',
    },
  };
}
