import type { Locale } from '#skill';

/** The one file a bank edits. Customers hear this name, never ours. */
export interface Brand {
  readonly demo: boolean;
  readonly name: string;
  /** How the assistant is opened: "open harbour bank". Two words or more, unique per locale (Amazon's rules). */
  readonly invocationName: Readonly<Record<Locale, string>>;
  /** Spoken on "I lost my card", per locale, also to customers who are not linked. */
  readonly emergencyNumber: string;
  /** Stands after "the" / "l'": "Harbour Bank app", "application Harbour Bank". */
  readonly appName: Readonly<Record<Locale, string>>;
  readonly colours: { readonly accent: string; readonly ink: string };
  readonly links: { readonly privacy: string; readonly terms: string; readonly app: string };
}

export const brand: Brand = {
  demo: true,
  name: 'Harbour Bank',
  invocationName: { 'en-US': 'harbour bank', 'fr-FR': 'banque harbour' },
  emergencyNumber: '+1 555 0100 911',
  appName: { 'en-US': 'Harbour Bank app', 'fr-FR': 'application Harbour Bank' },
  colours: { accent: '#0b6e6e', ink: '#10242b' },
  links: {
    privacy: 'https://bank.example/privacy',
    terms: 'https://bank.example/terms',
    app: 'https://bank.example/app',
  },
};
