import type { VNode } from 'preact';
import type { Locale } from '#skill';
import type { Api, ErrorCode } from './api/operations.ts';
import type { Words } from './words.ts';

/** What every page is drawn in. */
export interface Frame {
  readonly locale: Locale;
  readonly words: Words;
  /** The page's own path, for the navigation */
  readonly path: string;
  /** Goes into every form as `csrf` */
  readonly csrf: string;
  /** In the bank's web view: no header, the bank's app has one */
  readonly embedded: boolean;
  /** Invented data: a band says so */
  readonly demo: boolean;
  readonly signedIn: boolean;
  /** The form that was just done, to say so; null if none */
  readonly done: FormName | null;
  /** What the form that was just done shows once and nobody keeps: a code; null if nothing */
  readonly shown: string | null;
  /** What was typed into a refused form, and why it was refused */
  readonly refused: Refused | null;
}

export type FormName = string;

export interface Refused {
  readonly form: FormName;
  readonly code: ErrorCode;
  readonly field: string | null;
  /** As typed, so that nothing is lost; never a PIN */
  readonly values: Fields;
}

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A page is a thin client of the API: it reads with `load` and draws with `render`. */
export interface Page<Data = unknown> {
  /** '/app/sharing' */
  readonly path: string;
  /** Key of companion.json */
  readonly title: string;
  /** Only shown with invented data */
  readonly demo?: true;
  /** Also for who is not signed in; then `load` is not called and data is null. */
  readonly open?: true;
  /** The one script it runs, a file of ours; a page without works without any (docs/decisions/0015). */
  readonly script?: string;
  load(api: Api, query: Fields): Promise<Data>;
  render(data: Data, frame: Frame): VNode;
}

/** Not in an address, where it would be kept: the page is drawn in answer to the form. */
export interface Shown {
  readonly shown: string;
}

/** A form turns its fields into one call of the API; refused input rejects with an ApiError that names the field. */
export interface Form {
  /** The page that shows it, also when it is refused */
  readonly page: string;
  /** Gives where to go if not back to the page, or what the page shows this once. */
  submit(api: Api, fields: Fields): Promise<string | null | Shown>;
}
