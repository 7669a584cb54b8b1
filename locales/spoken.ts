/** A reply in words, still neutral: doors turn parts into SSML, plain text or chat bubbles. */
export type Part =
  | { readonly type: 'text'; readonly text: string }
  /** Read digit by digit: card endings, reference numbers */
  | { readonly type: 'digits'; readonly digits: string }
  | { readonly type: 'pause'; readonly milliseconds: number };

export interface Spoken {
  readonly speech: readonly Part[];
  /** Present = the microphone stays open */
  readonly reprompt: readonly Part[] | null;
  /** What one might say next, for chips and screens */
  readonly suggestions: readonly string[];
}

/** 'ear': amounts in words ("12 dollars and 50 cents"); 'eye': as written ("$12.50"). Same facts either way. */
export type Style = 'ear' | 'eye';
