/**
 * Why a linking cannot go on, each with words of its own on the trouble page. 'lapsed': it took too long, is over, or was begun in
 * another browser; 'refused': what the platform asks for is not what it registered, a form is not the next one or not from our page,
 * or somebody else signed in meanwhile; 'failed': our fault.
 */
export type LinkingTrouble = 'lapsed' | 'refused' | 'failed';

export class LinkingError extends Error {
  readonly code: LinkingTrouble;
  constructor(code: LinkingTrouble) {
    super(`linking.${code}`);
    this.name = 'LinkingError';
    this.code = code;
  }
}

/** The trouble behind an error of ours, of Express or of oidc-provider: what they may tell the caller is the caller's fault. */
export function troubleOf(error: unknown): LinkingTrouble {
  if (error instanceof LinkingError) return error.code;
  if (!(error instanceof Error)) return 'failed';
  if (error.name === 'SessionNotFound') return 'lapsed';
  return (error as { readonly expose?: unknown }).expose === true ? 'refused' : 'failed';
}
